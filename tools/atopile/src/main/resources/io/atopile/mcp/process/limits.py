"""Limits of the resources that this process and its descendants may use."""

import resource


def count_threads():
    """Those of our user, which is what the system's limit counts where no user namespace is."""
    count = 0
    for process in os.listdir("/proc") if LINUX else ():
        try:
            if process.isdigit() and os.stat(f"/proc/{process}").st_uid == os.getuid():
                count += os.stat(f"/proc/{process}/task").st_nlink - 2
        except OSError:
            pass
    return count


def limit_resources(limits, present):
    """The count of processes is beside those that are present already."""
    bound(resource.RLIMIT_CORE, 0)
    bound(resource.RLIMIT_FSIZE, limits["file"])
    bound(resource.RLIMIT_NOFILE, limits["open"])
    bound(resource.RLIMIT_CPU, limits["cpu"])
    if LINUX:
        bound(resource.RLIMIT_AS, limits["memory"])
        bound(resource.RLIMIT_NPROC, limits["processes"] + present)


def bound(limit, value):
    _, hard = resource.getrlimit(limit)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(limit, (value, value))
