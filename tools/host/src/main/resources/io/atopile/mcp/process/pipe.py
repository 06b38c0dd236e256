"""Passes its own input on to one program, and outlives neither it nor its owner.

argv: the seconds a program gets to end after its input has ended, then the program and its arguments.
Standard input is a pipe whose other end belongs to the owner; when it closes, for whatever reason, the owner has ended.
When the program ends, everything that it left running is killed.
SIGUSR1 means that the parent of this process was killed.
"""

import _thread
import time

GRACE = float(sys.argv[1])
PROGRAM = sys.argv[2:]


def pass_on(child, sink):
    try:
        while data := os.read(0, 65536):
            while data:
                data = data[os.write(sink, data) :]
        os.close(sink)
    except OSError:
        pass
    time.sleep(GRACE)
    send_group(signal.SIGKILL, child)


def abandon(*_):
    sweep()
    os._exit(128 + signal.SIGKILL)


def main():
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    signal.signal(signal.SIGUSR1, abandon)
    adopt_orphans()
    source, sink = os.pipe()
    child = spawn(PROGRAM, given_environment(), source)
    os.close(source)
    try:
        os.setsid()
    except PermissionError:
        pass
    _thread.start_new_thread(pass_on, (child, sink))
    _, status = os.waitpid(child, 0)
    send_group(signal.SIGKILL, child)
    sweep()
    os._exit(exit_code(status))


main()
