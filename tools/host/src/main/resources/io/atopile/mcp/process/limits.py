"""Limits the resources that this process and its descendants may use."""

import resource
import time


def count_threads():
    """Counts the threads of our user, because without a user namespace the system's limit applies to all of them."""
    count = 0
    for process in os.listdir("/proc") if LINUX else ():
        try:
            if process.isdigit() and os.stat(f"/proc/{process}").st_uid == os.getuid():
                count += os.stat(f"/proc/{process}/task").st_nlink - 2
        except OSError:
            pass
    return count


def limit_resources(limits, present):
    """Sets the limits; the limit of processes is in addition to the threads that already exist."""
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


def watch_count(most, child):
    """Ends the confined processes if they have too many threads, because the system's own limit doesn't apply to root."""
    while True:
        time.sleep(0.5)
        if count_descendants() > most:
            os.write(2, f"sandbox: more than {most} processes and threads\n".encode())
            end_group(child)
            return


def count_descendants():
    parents, threads = {}, {}
    for process in os.listdir("/proc"):
        if process.isdigit():
            try:
                with open(f"/proc/{process}/stat", "rb") as file:
                    fields = file.read().rpartition(b")")[2].split()
            except OSError:
                continue
            parents[int(process)], threads[int(process)] = int(fields[1]), int(fields[17])
    inside, grown = {os.getpid()}, True
    while grown:
        more = {process for process, parent in parents.items() if parent in inside} - inside
        inside |= more
        grown = bool(more)
    return sum(threads[process] for process in inside if process in threads)


def end_group(child):
    send(signal.SIGKILL, child)
    for descendant in children():
        send(signal.SIGKILL, descendant)
