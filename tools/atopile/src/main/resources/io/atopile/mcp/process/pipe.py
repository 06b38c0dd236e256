"""Passes its own input on to one program, and outlives neither it nor its owner.

argv: the seconds a program gets to end after its input has ended, then the program and its arguments.
Standard input is a pipe whose other end the owner holds; when it closes, for whatever reason, the owner is gone.
Whatever the program left behind in its process group ends with it.
"""

import _thread
import os
import signal
import sys
import time

GRACE = float(sys.argv[1])
PROGRAM = sys.argv[2:]


def kill(group):
    try:
        os.killpg(group, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass


def pass_on(child, sink):
    try:
        while data := os.read(0, 65536):
            while data:
                data = data[os.write(sink, data) :]
        os.close(sink)
    except OSError:
        pass
    time.sleep(GRACE)
    kill(child)


def main():
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    source, sink = os.pipe()
    try:
        child = os.posix_spawnp(
            PROGRAM[0],
            PROGRAM,
            os.environ,
            file_actions=[(os.POSIX_SPAWN_DUP2, source, 0), (os.POSIX_SPAWN_CLOSE, sink)],
            setpgroup=0,
            setsigdef=[signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGPIPE],
        )
    except OSError:
        os._exit(127)
    os.close(source)
    os.setsid()
    _thread.start_new_thread(pass_on, (child, sink))
    _, status = os.waitpid(child, 0)
    kill(child)
    code = os.waitstatus_to_exitcode(status)
    os._exit(code if code >= 0 else 128 - code)


main()
