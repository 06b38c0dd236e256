"""Confines a program with Landlock, without namespaces."""

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
RULE_PATH, RULE_PORT = 1, 2
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1, 2, 4, 8
REFER, TRUNCATE, IOCTL_DEVICE = 1 << 13, 1 << 14, 1 << 15
BIND_TCP, CONNECT_TCP = 1, 2
SCOPE_ABSTRACT_SOCKETS, SCOPE_SIGNALS = 1, 2
OLDEST = 3
FILE_RIGHTS = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEVICE
READ = EXECUTE | READ_FILE | READ_DIR
SHARED_DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/shm")


def landlock(number, *arguments):
    result = LIBC.syscall(ctypes.c_long(number), *arguments)
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"Landlock: {os.strerror(number)}")
    return result


def landlock_version():
    return landlock(CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint(1))


def file_rights(version):
    rights = (1 << 13) - 1 | REFER | TRUNCATE
    return rights | IOCTL_DEVICE if version >= 5 else rights


def ruleset(version, network):
    limited = 0 if version < 4 or network == "any" else BIND_TCP | CONNECT_TCP
    scope = 0 if version < 6 else SCOPE_ABSTRACT_SOCKETS | SCOPE_SIGNALS
    size = 8 if version < 4 else 16 if version < 6 else 24
    attributes = ctypes.create_string_buffer(struct.pack("QQQ", file_rights(version), limited, scope), 24)
    return landlock(CREATE_RULESET, attributes, ctypes.c_size_t(size), ctypes.c_uint(0))


def allow_path(rules, path, rights):
    try:
        folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    if not os.path.isdir(path):
        rights &= FILE_RIGHTS
    rule = ctypes.create_string_buffer(struct.pack("=Qi", rights, folder), 12)
    landlock(ADD_RULE, ctypes.c_int(rules), ctypes.c_int(RULE_PATH), rule, ctypes.c_uint(0))
    os.close(folder)


def allow_port(rules, port):
    rule = ctypes.create_string_buffer(struct.pack("QQ", CONNECT_TCP, port), 16)
    landlock(ADD_RULE, ctypes.c_int(rules), ctypes.c_int(RULE_PORT), rule, ctypes.c_uint(0))


def restrict_files(inner):
    version = landlock_version()
    if version < OLDEST:
        raise OSError(errno.ENOSYS, "Landlock is older than version 3")
    if inner["port"] and version < 4:
        raise OSError(errno.ENOSYS, "Landlock is older than version 4, which can't restrict connections")
    every = file_rights(version)
    rules = ruleset(version, inner["network"])
    for path in inner["readable"]:
        allow_path(rules, path, READ)
    for path in inner["writable"]:
        allow_path(rules, path, every)
    for path in SHARED_DEVICES:
        allow_path(rules, path, every & ~EXECUTE)
    allow_path(rules, "/proc", READ_FILE | READ_DIR)
    if inner["port"]:
        allow_port(rules, inner["port"])
    drop_capabilities()
    landlock(RESTRICT_SELF, ctypes.c_int(rules), ctypes.c_uint(0))
