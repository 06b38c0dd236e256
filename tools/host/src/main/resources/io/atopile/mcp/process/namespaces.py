"""Confines a program with namespaces that this process creates itself."""

# mount, user, process, network, IPC, host name, control group
NAMESPACES = 0x00020000 | 0x10000000 | 0x20000000 | 0x08000000 | 0x04000000 | 0x02000000
NETWORK_NAMESPACE = 0x40000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_BIND, MS_REC, MS_PRIVATE = 1, 2, 4, 8, 4096, 16384, 1 << 18
MNT_DETACH = 2
AT_FDCWD, AT_RECURSIVE = -100, 0x8000
MOUNT_SETATTR, PIVOT_ROOT = (442, 442), (155, 41)
BASE, OLD, NEW = "/tmp", "/old", "/new"
DEVICES = ("null", "zero", "full", "random", "urandom")
DEVICE_LINKS = {"fd": "/proc/self/fd", "stdin": "/proc/self/fd/0", "stdout": "/proc/self/fd/1", "stderr": "/proc/self/fd/2"}
INTERFACE_UP = 0x1
SIOCSIFFLAGS = 0x8914


def mount(source, place, kind, flags, options=None):
    encoded = [None if each is None else os.fsencode(each) for each in (source, place, kind, options)]
    check(LIBC.mount(*encoded[:3], ctypes.c_ulong(flags), encoded[3]), f"mount {place}")


def system_call(numbers, *arguments):
    number = numbers[ARCHITECTURES[os.uname().machine][1]]
    return LIBC.syscall(ctypes.c_long(number), *arguments)


def set_attributes(place, flags):
    """Sets the attributes of a mount and of all mounts below it."""
    attributes = ctypes.create_string_buffer(struct.pack("QQQQ", flags, 0, 0, 0), 32)
    path = ctypes.c_char_p(os.fsencode(place))
    result = system_call(
        MOUNT_SETATTR, ctypes.c_int(AT_FDCWD), path, ctypes.c_uint(AT_RECURSIVE), attributes, ctypes.c_size_t(32)
    )
    check(result, f"mount_setattr {place}")


def pivot(root, old):
    check(system_call(PIVOT_ROOT, ctypes.c_char_p(os.fsencode(root)), ctypes.c_char_p(os.fsencode(old))), "pivot_root")


def enter_namespaces(network):
    user, group = os.geteuid(), os.getegid()
    flags = NAMESPACES | (0 if network == "any" else NETWORK_NAMESPACE)
    check(LIBC.unshare(ctypes.c_int(flags)), "unshare")
    for name, text in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)


def bind(source, place, flags):
    """Creates a mount point of the source's type and mounts the source there."""
    if os.path.isdir(source):
        os.makedirs(place, exist_ok=True)
    else:
        os.makedirs(os.path.dirname(place), exist_ok=True)
        if not os.path.exists(place):
            os.close(os.open(place, os.O_CREAT | os.O_WRONLY, 0o600))
    mount(source, place, None, MS_BIND | MS_REC)
    set_attributes(place, flags)


def make_root(operations):
    mount(None, "/", None, MS_REC | MS_PRIVATE)
    mount("tmpfs", BASE, "tmpfs", MS_NOSUID | MS_NODEV, "mode=0755")
    os.mkdir(BASE + OLD)
    os.mkdir(BASE + NEW)
    pivot(BASE, BASE + OLD)
    os.chdir("/")
    mount("tmpfs", NEW, "tmpfs", MS_NOSUID | MS_NODEV, "mode=0755,size=16m")
    for what, source, place in operations:
        if what == "link":
            os.symlink(source, NEW + place)
        elif what == "empty":
            os.makedirs(NEW + place, exist_ok=True)
            mount("tmpfs", NEW + place, "tmpfs", MS_NOSUID | MS_NODEV, f"mode=0700,size={TEMPORARY_BYTES}")
        else:
            bind(OLD + source, NEW + place, MS_NOSUID | MS_NODEV | (MS_RDONLY if what == "read" else 0))


def make_devices():
    os.mkdir(NEW + "/dev")
    mount("tmpfs", NEW + "/dev", "tmpfs", MS_NOSUID, "mode=0755,size=1m")
    for name in DEVICES:
        bind(f"{OLD}/dev/{name}", f"{NEW}/dev/{name}", MS_NOSUID | MS_NOEXEC)
    for name, target in DEVICE_LINKS.items():
        os.symlink(target, f"{NEW}/dev/{name}")
    os.mkdir(NEW + "/dev/shm")
    mount("tmpfs", NEW + "/dev/shm", "tmpfs", MS_NOSUID | MS_NODEV, f"mode=1777,size={TEMPORARY_BYTES}")
    set_attributes(NEW + "/dev", MS_NOSUID)


def make_processes():
    os.mkdir(NEW + "/proc")
    mount("proc", NEW + "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC)
    with open(NEW + "/proc/sys/user/max_user_namespaces", "w") as file:
        file.write("0")
    set_attributes(NEW + "/proc", MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC)


def enter_root():
    os.chdir(NEW)
    pivot(".", ".")
    check(LIBC.umount2(b".", ctypes.c_int(MNT_DETACH)), "umount")
    os.chdir("/")
    mount(None, "/", None, MS_BIND | 32 | MS_RDONLY | MS_NOSUID | MS_NODEV)


def raise_loopback():
    import fcntl
    import socket

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sH14x", b"lo", INTERFACE_UP))


def run_in_namespaces(spec, operations, inner, argv):
    """Starts the first process of the namespaces, waits for it, and exits with its code."""
    enter_namespaces(spec["network"])
    alive, own = os.pipe()
    first = os.fork()
    if first:
        os.close(alive)
        _, status = os.waitpid(first, 0)
        os._exit(exit_code(status))
    try:
        os.close(own)
        lead_namespaces(spec, operations, inner, argv, alive)
    except OSError as error:
        fail(f"sandbox: {error}")
    finally:
        os._exit(127)


def lead_namespaces(spec, operations, inner, argv, alive):
    import select

    control(PR_SET_PDEATHSIG, signal.SIGKILL)
    LIBC.sethostname(b"sandbox", ctypes.c_size_t(7))
    make_root(operations)
    make_devices()
    make_processes()
    enter_root()
    if spec["network"] != "any":
        raise_loopback()
    drop_capabilities()
    # Dropping the capabilities may have cleared the signal.
    control(PR_SET_PDEATHSIG, signal.SIGKILL)
    if select.select([alive], [], [], 0)[0]:
        os._exit(128 + signal.SIGKILL)
    child = os.fork()
    if not child:
        os.setsid()
        enter_directory(spec["directory"])
        confine(inner, argv)
    if inner["listener"] is not None:
        os.close(inner["listener"])
    while True:
        ended, status = os.wait()
        if ended == child:
            os._exit(exit_code(status))


def enter_directory(directory):
    try:
        os.chdir(directory)
    except OSError as error:
        fail(f"sandbox: {directory}: {error.strerror}")
