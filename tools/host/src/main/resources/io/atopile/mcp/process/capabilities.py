"""Drops every capability, including those that a program could gain."""

import struct

PR_CAPBSET_DROP, PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL = 24, 47, 4
CAPABILITY_VERSION = 0x20080522


def check(result, what):
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def drop_capabilities():
    control(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL)
    with open("/proc/sys/kernel/cap_last_cap") as file:
        last = int(file.read())
    for capability in range(last + 1):
        try:
            control(PR_CAPBSET_DROP, capability)
        except OSError as error:
            # A process without capabilities can't drop those that it could gain only through a set-user-ID program.
            if error.errno != errno.EPERM:
                raise
    header = ctypes.create_string_buffer(struct.pack("II", CAPABILITY_VERSION, 0), 8)
    check(LIBC.capset(header, ctypes.create_string_buffer(24)), "capset")
    control(PR_SET_NO_NEW_PRIVS, 1)
