"""Runs one program and outlives neither it nor its owner.

argv: the seconds a program gets to end after SIGINT, then the program and its arguments.
Standard input is a pipe whose other end the owner holds; when it closes, for whatever reason, the owner is gone.
"""

import _thread
import os
import signal
import sys
import time

GRACE = float(sys.argv[1])
PROGRAM = sys.argv[2:]
BETWEEN_INTERRUPTS = 0.7

owner_gone = False


def send(number, group):
    try:
        os.killpg(group, number)
    except (ProcessLookupError, PermissionError):
        pass


def watch_owner(child):
    global owner_gone
    while os.read(0, 512):
        pass
    owner_gone = True
    deadline = time.monotonic() + GRACE
    while time.monotonic() < deadline:
        try:
            # Again and again: Python drops the interrupt where an import or a finalizer swallows it.
            os.kill(child, signal.SIGINT)
        except ProcessLookupError:
            return
        time.sleep(BETWEEN_INTERRUPTS)
    send(signal.SIGKILL, child)


def main():
    os.setsid()
    try:
        child = os.posix_spawnp(
            PROGRAM[0],
            PROGRAM,
            os.environ,
            file_actions=[(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0)],
            setpgroup=0,
            setsigdef=[signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGPIPE],
        )
    except OSError as error:
        print(f"{os.path.basename(PROGRAM[0])}: {error.strerror}", file=sys.stderr, flush=True)
        os._exit(127)
    signal.signal(signal.SIGTERM, lambda *_: os.kill(child, signal.SIGINT))
    _thread.start_new_thread(watch_owner, (child,))
    _, status = os.waitpid(child, 0)
    if owner_gone or os.WIFSIGNALED(status):
        send(signal.SIGKILL, child)
    code = os.waitstatus_to_exitcode(status)
    os._exit(code if code >= 0 else 128 - code)


main()
