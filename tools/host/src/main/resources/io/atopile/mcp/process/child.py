"""Common functions of our programs for starting another program and leaving nothing of it behind."""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
LINUX = sys.platform == "linux"
LIBC = ctypes.CDLL(None, use_errno=True)


def control(option, value=0, *more):
    arguments = [ctypes.c_ulong(each) for each in (value, *more, 0, 0, 0)[:4]]
    if LIBC.prctl(ctypes.c_int(option), *arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def given_environment():
    """Returns the environment that this process was started with, because Python adds LC_CTYPE to its own."""
    try:
        with open("/proc/self/environ", "rb") as file:
            lines = file.read().split(b"\0")
    except OSError:
        return dict(os.environ)
    return dict(os.fsdecode(line).split("=", 1) for line in lines if b"=" in line[1:])


def adopt_orphans():
    if LINUX:
        control(PR_SET_CHILD_SUBREAPER, 1)


def end_with(parent, number):
    """Makes the system signal this process when its parent ends, and exits if the parent has already ended."""
    if LINUX:
        control(PR_SET_PDEATHSIG, number)
    if os.getppid() != parent:
        os._exit(128 + signal.SIGKILL)


def run(argv, environment):
    """Replaces this process with another program, with signal handling as a shell would set it."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGPIPE, signal.SIGUSR1):
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    try:
        os.execvpe(argv[0], argv, environment)
    except OSError as error:
        fail(f"{os.path.basename(argv[0])}: {error.strerror}")


def fail(message):
    os.write(2, f"{message}\n".encode(errors="replace"))
    os._exit(127)


def spawn(argv, environment, source):
    """Starts a program as the leader of its own process group; it is killed when this process ends."""
    parent = os.getpid()
    child = os.fork()
    if child:
        return child
    try:
        os.setpgid(0, 0)
        os.dup2(source, 0)
        os.closerange(3, 256)
        end_with(parent, signal.SIGKILL)
        run(argv, environment)
    finally:
        os._exit(127)


def children():
    found = []
    for process in os.listdir("/proc"):
        if process.isdigit():
            try:
                with open(f"/proc/{process}/stat", "rb") as file:
                    parent = file.read().rpartition(b")")[2].split()[1]
            except OSError:
                continue
            if int(parent) == os.getpid():
                found.append(int(process))
    return found


def sweep():
    """Kills all descendants; orphaned ones have been adopted as children of this process."""
    if not LINUX:
        return
    while True:
        for child in children():
            send(signal.SIGKILL, child)
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


def send(number, process):
    try:
        os.kill(process, number)
    except (ProcessLookupError, PermissionError):
        pass


def send_group(number, group):
    try:
        os.killpg(group, number)
    except (ProcessLookupError, PermissionError):
        pass


def exit_code(status):
    code = os.waitstatus_to_exitcode(status)
    return code if code >= 0 else 128 - code
