"""Runs `ato sync`, parsing one manifest at a time: the threads of atopile 0.15.9 share a parser that isn't thread-safe."""
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
