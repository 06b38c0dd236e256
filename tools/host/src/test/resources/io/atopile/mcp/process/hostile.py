"""Tries to leave a sandbox in many ways; prints a line for each: its name, and "open" or what closed it.

argv: the writable folder, a read-only folder, a folder outside, the pid of a process outside, the ports of a TCP and of a UDP
listener outside, the path of one with a path, the name of an abstract one. What it needs of files is prepared.
"""

import ctypes
import errno
import os
import signal
import socket
import struct
import sys

INSIDE, READABLE, OUTSIDE = sys.argv[1:4]
PID, TCP, UDP = map(int, sys.argv[4:7])
PATH, ABSTRACT = sys.argv[7:9]
LIBC = ctypes.CDLL(None, use_errno=True)
X86 = os.uname().machine == "x86_64"
CANARY = OUTSIDE + "/canary"
attempts = {}


def attempt(action):
    attempts[action.__name__] = action
    return action


def call(x86, arm, *arguments):
    result = LIBC.syscall(ctypes.c_long(x86 if X86 else arm), *arguments)
    if result < 0:
        raise OSError(ctypes.get_errno(), "call")
    return result


def number(value):
    return ctypes.c_long(value)


def read(path):
    with open(path, "rb") as file:
        if not file.read(64):
            raise OSError(errno.ENODATA, "empty")


def write(path):
    with open(path, "r+b") as file:
        file.write(b"changed")


# Before anything here opens a file


@attempt
def inherit_descriptor():
    extra = [each for each in os.listdir("/proc/self/fd") if int(each) > 3]
    if not extra:
        raise OSError(errno.EBADF, "none")


# Reading


@attempt
def read_file():
    read(CANARY)


@attempt
def read_home():
    read(os.environ["CANARY_HOME"] + "/canary")


@attempt
def read_through_link():
    os.symlink(CANARY, INSIDE + "/link")
    read(INSIDE + "/link")


@attempt
def read_through_process_root():
    read("/proc/self/root" + CANARY)


@attempt
def read_through_root_of_other():
    read(f"/proc/{PID}/root{CANARY}")


@attempt
def read_through_parent():
    read(INSIDE + "/../" + os.path.basename(OUTSIDE) + "/canary")


@attempt
def read_hard_link():
    os.link(CANARY, INSIDE + "/hard")
    read(INSIDE + "/hard")


@attempt
def read_environment_of_other():
    read(f"/proc/{PID}/environ")


@attempt
def read_memory_of_other():
    with open(f"/proc/{PID}/mem", "rb"):
        pass


@attempt
def read_descriptors_of_other():
    os.readlink(f"/proc/{PID}/fd/0")


@attempt
def read_folder_of_other():
    os.listdir(f"/proc/{PID}/cwd")


@attempt
def read_command_of_other():
    read(f"/proc/{PID}/cmdline")


@attempt
def read_accounts():
    read("/etc/passwd")


@attempt
def list_folder():
    os.listdir(OUTSIDE)


@attempt
def list_root_of_homes():
    os.listdir("/home")
    os.listdir("/root")
    raise OSError(errno.ENOENT, "empty") if not os.listdir("/home") + os.listdir("/root") else None


@attempt
def learn_name():
    os.stat(CANARY)


@attempt
def read_by_handle():
    handle = ctypes.create_string_buffer(struct.pack("Ii", 128, 0), 136)
    mount = ctypes.c_int()
    call(303, 264, number(-100), ctypes.c_char_p(CANARY.encode()), handle, ctypes.byref(mount), number(0))
    root = os.open("/", os.O_RDONLY)
    os.read(call(304, 265, number(root), handle, number(0)), 1)


@attempt
def read_device():
    os.mknod(INSIDE + "/kmsg", 0o600 | 0o020000, os.makedev(1, 11))
    with open(INSIDE + "/kmsg", "rb"):
        pass


# Writing


@attempt
def write_file():
    write(CANARY)


@attempt
def write_new():
    with open(OUTSIDE + "/new", "x"):
        pass


@attempt
def write_readable():
    write(READABLE + "/file")


@attempt
def write_new_in_readable():
    with open(READABLE + "/new", "x"):
        pass


@attempt
def truncate_file():
    os.truncate(CANARY, 0)


@attempt
def rename_out():
    open(INSIDE + "/mine", "w").close()
    os.rename(INSIDE + "/mine", OUTSIDE + "/mine")


@attempt
def rename_in():
    os.rename(CANARY, INSIDE + "/taken")


@attempt
def rename_readable():
    os.rename(READABLE + "/file", INSIDE + "/taken")


@attempt
def link_out():
    open(INSIDE + "/own", "w").close()
    os.link(INSIDE + "/own", OUTSIDE + "/own")


@attempt
def symlink_out():
    os.symlink("/etc", OUTSIDE + "/symlink")


@attempt
def make_folder():
    os.mkdir(OUTSIDE + "/folder")


@attempt
def remove_file():
    os.unlink(OUTSIDE + "/victim")


@attempt
def remove_folder():
    os.rmdir(OUTSIDE + "/empty")


@attempt
def make_fifo():
    os.mkfifo(OUTSIDE + "/fifo")


@attempt
def change_mode():
    os.chmod(OUTSIDE + "/metadata", 0o777)


@attempt
def change_times():
    os.utime(OUTSIDE + "/metadata", (1, 1))


@attempt
def change_attribute():
    os.setxattr(OUTSIDE + "/metadata", "user.hostile", b"1")


@attempt
def change_owner():
    os.chown(OUTSIDE + "/metadata", os.getuid(), os.getgid())


@attempt
def write_programs():
    with open("/usr/bin/hostile", "x"):
        pass


@attempt
def write_kernel_setting():
    with open("/proc/sys/kernel/core_pattern", "r+"):
        pass


@attempt
def write_through_other():
    write(f"/proc/{PID}/root{CANARY}")


@attempt
def write_score_of_other():
    with open(f"/proc/{PID}/oom_score_adj", "w") as file:
        file.write("0")


@attempt
def write_root():
    with open("/hostile", "x"):
        pass


# Network


@attempt
def connect_tcp():
    socket.create_connection(("127.0.0.1", TCP), 2)


@attempt
def connect_tcp_any_address():
    socket.create_connection(("0.0.0.0", TCP), 2)


@attempt
def connect_tcp_mapped():
    peer = socket.socket(socket.AF_INET6)
    peer.settimeout(2)
    peer.connect(("::ffff:127.0.0.1", TCP))


@attempt
def send_udp():
    peer = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    peer.connect(("127.0.0.1", UDP))
    peer.send(b"x")
    peer.settimeout(2)
    peer.recv(1)


@attempt
def connect_far():
    socket.create_connection(("192.0.2.1", 80), 2)


@attempt
def fast_open():
    peer = socket.socket()
    peer.settimeout(2)
    peer.sendto(b"x", 0x20000000, ("127.0.0.1", TCP))
    if peer.recv(1) != b"y":
        raise OSError(errno.ECONNRESET, "closed")


@attempt
def connect_path():
    socket.socket(socket.AF_UNIX).connect(PATH)


@attempt
def connect_abstract():
    socket.socket(socket.AF_UNIX).connect("\0" + ABSTRACT)


@attempt
def raw_socket():
    socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)


@attempt
def packet_socket():
    socket.socket(socket.AF_PACKET, socket.SOCK_RAW)


@attempt
def host_socket():
    socket.socket(40, socket.SOCK_STREAM)


@attempt
def algorithm_socket():
    socket.socket(38, socket.SOCK_SEQPACKET)


# Processes


@attempt
def signal_other():
    os.kill(PID, signal.SIGCONT)


@attempt
def signal_thread_of_other():
    call(234, 131, number(PID), number(PID), number(int(signal.SIGCONT)))


@attempt
def signal_by_descriptor():
    signal.pidfd_send_signal(os.pidfd_open(PID), signal.SIGCONT)


@attempt
def trace_other():
    call(101, 117, number(16), number(PID), number(0), number(0))


@attempt
def trace_child():
    child = os.fork()
    if not child:
        signal.pause()
    try:
        call(101, 117, number(16), number(child), number(0), number(0))
    finally:
        os.kill(child, signal.SIGKILL)


@attempt
def copy_memory_of_other():
    call(310, 270, number(PID), number(0), number(0), number(0), number(0), number(0))


@attempt
def take_descriptor_of_other():
    call(438, 438, number(os.pidfd_open(PID)), number(0), number(0))


# The kernel


@attempt
def mount_memory():
    if LIBC.mount(b"tmpfs", INSIDE.encode(), b"tmpfs", ctypes.c_ulong(0), None):
        raise OSError(ctypes.get_errno(), "mount")


@attempt
def mount_again_writable():
    if LIBC.mount(None, READABLE.encode(), None, ctypes.c_ulong(4096 | 32), None):
        raise OSError(ctypes.get_errno(), "mount")


@attempt
def unmount():
    if LIBC.umount2(READABLE.encode(), 2):
        raise OSError(ctypes.get_errno(), "umount")


def unshare(flags):
    child = os.fork()
    if not child:
        os._exit(0 if LIBC.unshare(flags) == 0 else ctypes.get_errno())
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code:
        raise OSError(code, "unshare")


@attempt
def nest_user_namespace():
    unshare(0x10000000)


@attempt
def nest_network_namespace():
    unshare(0x50000000)


@attempt
def clone_user_namespace():
    child = call(56, 220, number(0x10000000 | signal.SIGCHLD), number(0), number(0), number(0), number(0))
    if not child:
        os._exit(0)
    os.waitpid(child, 0)


@attempt
def clone_user_namespace_anew():
    arguments = ctypes.create_string_buffer(struct.pack("8Q", 0x10000000, 0, 0, 0, signal.SIGCHLD, 0, 0, 0), 64)
    child = call(435, 435, arguments, number(64))
    if not child:
        os._exit(0)
    os.waitpid(child, 0)


@attempt
def join_namespace_of_other():
    call(308, 268, number(os.open(f"/proc/{PID}/ns/net", os.O_RDONLY)), number(0))


@attempt
def change_root():
    os.chroot(INSIDE)


@attempt
def new_keyring():
    call(250, 219, number(1), number(0))


@attempt
def load_bpf():
    call(321, 280, number(0), ctypes.create_string_buffer(64), number(64))


@attempt
def count_events():
    attributes = ctypes.create_string_buffer(struct.pack("IIQ", 1, 128, 0), 128)
    call(298, 241, attributes, number(0), number(-1), number(-1), number(0))


@attempt
def ring():
    call(425, 425, number(1), ctypes.create_string_buffer(120))


@attempt
def fault_in_userland():
    call(323, 282, number(1))


@attempt
def become_root():
    os.setresuid(1, 1, 1)
    raise OSError(errno.EPERM, "not root") if os.getuid() == 0 else None


@attempt
def name_host():
    socket.sethostname("hostile")


@attempt
def gain_capability():
    header = ctypes.create_string_buffer(struct.pack("II", 0x20080522, 0), 8)
    every = ctypes.create_string_buffer(struct.pack("6I", *[0xFFFFFFFF] * 6), 24)
    if LIBC.capset(header, every):
        raise OSError(ctypes.get_errno(), "capset")


def result(action):
    try:
        action()
        return "open"
    except (OSError, ValueError) as error:
        return errno.errorcode.get(getattr(error, "errno", 0) or 0, type(error).__name__)


for name, action in attempts.items():
    print(name, result(action), flush=True)
