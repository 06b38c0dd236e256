"""Confines a program with the seatbelt of macOS."""

MAC_SYSTEM = (
    "/usr",
    "/bin",
    "/sbin",
    "/System",
    "/Library/Apple",
    "/Library/Developer",
    "/Library/Fonts",
    "/Library/Frameworks",
    "/Library/Preferences",
    "/Applications/KiCad",
    "/opt/homebrew",
    "/opt/local",
    "/private/etc/localtime",
    "/private/etc/ssl",
    "/private/var/db/dyld",
    "/private/var/db/timezone",
    "/dev/null",
    "/dev/random",
    "/dev/urandom",
    "/dev/zero",
)
MAC_DEVICES = ("/dev/null", "/dev/zero", "/dev/dtracehelper", "/dev/tty")
MAC_ALWAYS = """(version 1)
(deny default)
(allow process-exec)
(allow process-fork)
(allow process-info* (target same-sandbox))
(allow signal (target same-sandbox))
(allow sysctl-read)
(allow ipc-posix-sem)
(allow ipc-posix-shm)
(allow mach-lookup (global-name "com.apple.system.opendirectoryd.libinfo"))
(allow file-read-metadata)
(allow file-read* (literal "/"))
"""


def quoted(path):
    return '"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"'


def subpaths(operation, paths):
    filters = " ".join(f"(subpath {quoted(path)})" for path in paths)
    return f"(allow {operation} {filters})\n" if filters else ""


def seatbelt_profile(reads, writes, network, port):
    text = MAC_ALWAYS + subpaths("file-read*", [*MAC_SYSTEM, *reads, *writes])
    text += subpaths("file-write*", [*MAC_DEVICES, *writes])
    if network == "any":
        return text + '(allow network*)\n(allow mach-lookup (global-name "com.apple.dnssd.service"))\n'
    if port:
        text += f'(allow network-outbound (remote tcp "localhost:{port}"))\n'
    return text


def seatbelt(spec, inner, command):
    profile = seatbelt_profile(inner["readable"], inner["writable"], spec["network"], inner["port"])
    return ["/usr/bin/sandbox-exec", "-p", profile, *command]
