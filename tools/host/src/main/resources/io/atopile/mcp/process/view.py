"""The parts of the file system that a confined program sees: a list of (what, source, place)."""

SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
SETTINGS = (
    "ld.so.cache",
    "alternatives",
    "fonts",
    "localtime",
    "mime.types",
    "ssl/certs",
    "ssl/openssl.cnf",
    "ca-certificates",
    "pki/tls/certs",
    "pki/ca-trust",
    "crypto-policies",
)
RESOLVER = ("resolv.conf", "hosts", "nsswitch.conf", "gai.conf")
PREFIX = ("bin", "lib", "lib64", "libexec", "pyvenv.cfg")
# Root may change these without a capability.
KERNEL = ("sys", "sysrq-trigger", "irq", "bus", "acpi", "scsi", "mtrr", "fs", "driver", "dynamic_debug")
STORES = ("/nix/store", "/gnu/store")


def within(path, folder):
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def interpreter_folders(interpreter):
    """Returns the folders that belong to the interpreter's prefixes, but not other folders next to them."""
    own = os.path.dirname(os.path.dirname(os.path.abspath(interpreter)))
    prefixes = {own, os.path.dirname(os.path.dirname(os.path.realpath(interpreter))), sys.base_prefix}
    return [os.path.join(prefix, part) for prefix in prefixes if prefix != "/" for part in PREFIX]


def settings(network):
    names = SETTINGS + (RESOLVER if network == "any" else ())
    return [os.path.join("/etc", name) for name in names]


def view(spec):
    home = given_environment().get("HOME", "")
    operations = []
    for path in SYSTEM:
        if os.path.islink(path):
            operations.append(("link", os.readlink(path), path))
        elif os.path.isdir(path):
            operations.append(("read", path, path))
    reads = [*settings(spec["network"]), *STORES, *interpreter_folders(spec["interpreter"])]
    operations += places("read", [path for path in reads if not any(within(path, each) for each in SYSTEM)])
    operations += [("empty", "", "/tmp")]
    if os.path.isabs(home) and home != "/" and not any(within(home, each) for each in (*SYSTEM, "/tmp")):
        operations += [("empty", "", os.path.normpath(home))]
    operations += places("read", spec["readable"]) + places("write", spec["writable"])
    last = {place: (what, source, place) for what, source, place in operations}
    return sorted(last.values(), key=lambda each: each[2].count("/"))


def places(what, paths):
    """Returns each path both as given and with links resolved."""
    found = []
    for path in paths:
        path = os.path.normpath(path)
        real = os.path.realpath(path)
        if path != "/" and os.path.exists(real):
            found += [(what, real, place) for place in dict.fromkeys((path, real))]
    return found
