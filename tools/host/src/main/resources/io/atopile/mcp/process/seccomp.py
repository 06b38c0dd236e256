"""System calls that a confined program may not make."""

import errno

# name: number on x86_64, number on aarch64
CALLS = {
    "acct": (163, 89),
    "add_key": (248, 217),
    "adjtimex": (159, 171),
    "bpf": (321, 280),
    "chroot": (161, 51),
    "clock_adjtime": (305, 266),
    "clock_settime": (227, 112),
    "delete_module": (176, 106),
    "fanotify_init": (300, 262),
    "finit_module": (313, 273),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fsopen": (430, 430),
    "fspick": (433, 433),
    "init_module": (175, 105),
    "kcmp": (312, 272),
    "kexec_file_load": (320, 294),
    "kexec_load": (246, 104),
    "keyctl": (250, 219),
    "mount": (165, 40),
    "mount_setattr": (442, 442),
    "move_mount": (429, 429),
    "open_by_handle_at": (304, 265),
    "open_tree": (428, 428),
    "perf_event_open": (298, 241),
    "pidfd_getfd": (438, 438),
    "pivot_root": (155, 41),
    "process_madvise": (440, 440),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "ptrace": (101, 117),
    "quotactl": (179, 60),
    "quotactl_fd": (443, 443),
    "reboot": (169, 142),
    "request_key": (249, 218),
    "setdomainname": (171, 162),
    "sethostname": (170, 161),
    "setns": (308, 268),
    "settimeofday": (164, 170),
    "swapoff": (168, 225),
    "swapon": (167, 224),
    "syslog": (103, 116),
    "umount2": (166, 39),
    "unshare": (272, 97),
    "userfaultfd": (323, 282),
    "vhangup": (153, 58),
}
ABSENT = {"clone3": (435, 435), "io_uring_setup": (425, 425), "io_uring_enter": (426, 426), "io_uring_register": (427, 427)}
CLONE, SOCKET, IOCTL = (56, 220), (41, 198), (16, 29)
SEND_TO, SEND_MESSAGE, SEND_MESSAGES = (44, 206), (46, 211), (307, 269)
# Connects without a call to connect().
MSG_FASTOPEN = 0x20000000
ARCHITECTURES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}
NEW_NAMESPACES = 0x7E020000
TERMINAL_INPUT = (0x5412, 0x541C)
AF_UNIX, AF_INET, AF_INET6, AF_NETLINK = 1, 2, 10, 16
SOCK_STREAM, IPPROTO_TCP = 1, 6
PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, FILTER = 38, 22, 2
ALLOW, REFUSE = 0x7FFF0000, 0x00050000
LOAD, EQUAL, ANY_OF, AND, RETURN = 0x20, 0x15, 0x45, 0x54, 0x06
NUMBER, ARCHITECTURE, FIRST, SECOND, THIRD, FOURTH = 0, 4, 16, 24, 32, 40


ALLOWED = (RETURN, 0, 0, ALLOW)


class Instruction(ctypes.Structure):
    _fields_ = [("code", ctypes.c_ushort), ("yes", ctypes.c_ubyte), ("no", ctypes.c_ubyte), ("value", ctypes.c_uint)]


class Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("first", ctypes.POINTER(Instruction))]


def refused(number=errno.EPERM):
    return (RETURN, 0, 0, REFUSE | number)


def unless(condition, value, *then):
    """Returns instructions that run only if the loaded value meets a condition."""
    return [(condition, 0, len(then), value), *then]


def call_filter(network):
    """Builds the filter; network is the type of internet sockets that may be created: any, tcp or none."""
    code, column = ARCHITECTURES[os.uname().machine]
    program = [(LOAD, 0, 0, ARCHITECTURE), (EQUAL, 1, 0, code), refused(), (LOAD, 0, 0, NUMBER)]
    # Calls of the x32 interface have separate numbers.
    program += unless(ANY_OF, 0x40000000, refused())
    for numbers in CALLS.values():
        program += unless(EQUAL, numbers[column], refused())
    for numbers in ABSENT.values():
        program += unless(EQUAL, numbers[column], refused(errno.ENOSYS))
    inputs = [each for value in TERMINAL_INPUT for each in unless(EQUAL, value, refused())]
    clone = [(LOAD, 0, 0, FIRST), *unless(ANY_OF, NEW_NAMESPACES, refused()), ALLOWED]
    program += unless(EQUAL, CLONE[column], *clone)
    program += unless(EQUAL, IOCTL[column], (LOAD, 0, 0, SECOND), *inputs, ALLOWED)
    program += unless(EQUAL, SOCKET[column], *socket_filter(network))
    if network == "tcp":
        for numbers, flags in ((SEND_TO, FOURTH), (SEND_MESSAGE, THIRD), (SEND_MESSAGES, FOURTH)):
            then = [(LOAD, 0, 0, flags), *unless(ANY_OF, MSG_FASTOPEN, refused()), ALLOWED]
            program += unless(EQUAL, numbers[column], *then)
    return [*program, ALLOWED]


def socket_filter(network):
    program = [(LOAD, 0, 0, FIRST), *unless(EQUAL, AF_UNIX, ALLOWED)]
    if network == "any":
        for family in (AF_INET, AF_INET6, AF_NETLINK):
            program += unless(EQUAL, family, ALLOWED)
    if network == "tcp":
        kind = [(LOAD, 0, 0, SECOND), (AND, 0, 0, 0xF), (EQUAL, 1, 0, SOCK_STREAM), refused(errno.EACCES)]
        protocol = [(LOAD, 0, 0, THIRD), *unless(EQUAL, 0, ALLOWED), *unless(EQUAL, IPPROTO_TCP, ALLOWED)]
        program += unless(EQUAL, AF_INET, *kind, *protocol, refused(errno.EACCES))
    return [*program, refused(errno.EACCES)]


def forbid_calls(network):
    instructions = call_filter(network)
    control(PR_SET_NO_NEW_PRIVS, 1)
    array = (Instruction * len(instructions))(*instructions)
    program = Program(len(instructions), array)
    if LIBC.prctl(PR_SET_SECCOMP, ctypes.c_ulong(FILTER), ctypes.byref(program), ctypes.c_ulong(0), ctypes.c_ulong(0)) != 0:
        raise OSError(ctypes.get_errno(), "seccomp")
