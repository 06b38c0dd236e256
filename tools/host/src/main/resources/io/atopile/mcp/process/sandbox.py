"""Runs one program confined, and stays outside of the sandbox itself.

argv: a description in JSON, the source of the program for the last step inside, then the watcher and the program.
When this process is killed, everything inside ends; when the program ends, so does this process, with its exit code.
"""


def last_step(spec, inner):
    return [spec["interpreter"], "-I", "-S", "-c", sys.argv[2], json.dumps(inner)]


def describe(spec):
    return {
        "kind": spec["kind"],
        "network": spec["network"],
        "limits": spec["limits"],
        "environment": {},
        "port": 0,
        "listener": None,
        "shared": spec["kind"] not in ("bubblewrap", "namespaces"),
    }


def start(spec, inner, watcher, program):
    """Starts the child process that represents everything inside."""
    kind = spec["kind"]
    if kind == "namespaces":
        return launch(lambda: run_in_namespaces(spec, view(spec), inner, [*watcher, *program]), signal.SIGKILL)
    if kind == "bubblewrap":
        command = bubblewrap(spec, view(spec), [*last_step(spec, inner), *watcher, *program])
        return launch(lambda: become(command, inner["listener"]), signal.SIGKILL)
    inside = [*last_step(spec, inner), *program]
    command = [*watcher, *(seatbelt(spec, inner, inside) if kind == "seatbelt" else inside)]
    return launch(lambda: become(command), signal.SIGUSR1 if watcher else signal.SIGKILL)


def become(command, kept=None):
    if kept is not None:
        os.set_inheritable(kept, True)
    run(command, given_environment())


def launch(action, number):
    parent = os.getpid()
    child = os.fork()
    if child:
        return child
    try:
        end_with(parent, number)
        action()
    except OSError as error:
        fail(f"sandbox: {error}")
    finally:
        os._exit(127)


def private_folder(inner):
    """Creates a temporary folder that is also the home; the other mechanisms use a private mount for that."""
    folder = f"{os.path.realpath('/tmp')}/atopile-mcp-{os.getpid()}-{os.urandom(8).hex()}"
    os.mkdir(folder, 0o700)
    inner["environment"] = {"TMPDIR": folder, "HOME": folder}
    inner["writable"].append(folder)
    return folder


def describe_files(spec, inner):
    operations = view(spec)
    inner["readable"] = [source or place for what, source, place in operations if what == "read"]
    inner["writable"] = [source for what, source, _ in operations if what == "write"]


def remove_tree(folder):
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def abandon(child):
    send(signal.SIGKILL, child)
    sweep()
    os._exit(128 + signal.SIGTERM)


def main():
    spec = json.loads(sys.argv[1])
    count = spec["watcher"]
    watcher, program = sys.argv[3 : 3 + count], sys.argv[3 + count :]
    try:
        os.setsid()
    except PermissionError:
        pass
    adopt_orphans()
    inner = describe(spec)
    folder = None
    if spec["kind"] in ("landlock", "seatbelt"):
        describe_files(spec, inner)
        folder = private_folder(inner)
    serve = offer_proxy(spec, inner)
    child = start(spec, inner, watcher, program)
    serve()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: abandon(child))
    if LINUX and os.geteuid() == 0:
        start_thread(watch_count, spec["limits"]["processes"], child)
    _, status = os.waitpid(child, 0)
    sweep()
    if folder is not None:
        remove_tree(folder)
    os._exit(exit_code(status))


main()
