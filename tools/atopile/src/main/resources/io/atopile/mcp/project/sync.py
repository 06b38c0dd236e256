"""Runs `ato sync` with one manifest parsed at a time: the threads of atopile 0.15.9 that fetch packages share one parser, which can't."""
import sys
import threading

sys.argv = ["ato", "sync"]

from atopile import config
from atopile.cli.cli import main

parse = config.yaml.load
parsing = threading.RLock()


def parse_alone(stream):
    with parsing:
        return parse(stream)


config.yaml.load = parse_alone
sys.exit(main())
