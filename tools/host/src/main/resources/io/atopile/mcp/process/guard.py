"""Runs one program and outlives neither it nor its owner.

argv: the seconds a program gets to end after SIGINT, then the program and its arguments.
Standard input is a pipe whose other end belongs to the owner; when it closes, for whatever reason, the owner has ended.
SIGUSR1 means that the parent of this process was killed.
"""

import _thread
import time

GRACE = float(sys.argv[1])
PROGRAM = sys.argv[2:]
BETWEEN_INTERRUPTS = 0.7

owner_gone = False


def watch_owner(child):
    global owner_gone
    while os.read(0, 512):
        pass
    owner_gone = True
    deadline = time.monotonic() + GRACE
    while time.monotonic() < deadline:
        try:
            # Repeatedly, because Python loses the interrupt if an import or a finalizer swallows it.
            os.kill(child, signal.SIGINT)
        except ProcessLookupError:
            return
        time.sleep(BETWEEN_INTERRUPTS)
    send_group(signal.SIGKILL, child)


def abandon(*_):
    sweep()
    os._exit(128 + signal.SIGKILL)


def main():
    try:
        os.setsid()
    except PermissionError:
        pass
    signal.signal(signal.SIGUSR1, abandon)
    adopt_orphans()
    child = spawn(PROGRAM, given_environment(), os.open(os.devnull, os.O_RDONLY))
    signal.signal(signal.SIGTERM, lambda *_: send(signal.SIGINT, child))
    _thread.start_new_thread(watch_owner, (child,))
    _, status = os.waitpid(child, 0)
    if owner_gone or os.WIFSIGNALED(status):
        send_group(signal.SIGKILL, child)
    os._exit(exit_code(status))


main()
