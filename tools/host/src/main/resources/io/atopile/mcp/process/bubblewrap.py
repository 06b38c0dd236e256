"""Confines a program with bubblewrap."""

UNSHARE = ("--unshare-all", "--unshare-user", "--disable-userns", "--new-session", "--die-with-parent")
TEMPORARY_BYTES = 1 << 30


def bubblewrap(spec, operations, command):
    argv = [spec["bubblewrap"], *UNSHARE, "--cap-drop", "ALL", "--hostname", "sandbox"]
    if spec["network"] == "any":
        argv += ["--share-net"]
    argv += ["--proc", "/proc", "--dev", "/dev"]
    for name in KERNEL:
        argv += ["--ro-bind-try", f"/proc/{name}", f"/proc/{name}"]
    for what, source, place in operations:
        if what == "link":
            argv += ["--symlink", source, place]
        elif what == "empty":
            argv += ["--perms", "0700", "--size", str(TEMPORARY_BYTES), "--tmpfs", place]
        else:
            argv += ["--ro-bind" if what == "read" else "--bind", source, place]
    argv += ["--remount-ro", "/proc", "--remount-ro", "/", "--chdir", spec["directory"], "--"]
    return argv + command
