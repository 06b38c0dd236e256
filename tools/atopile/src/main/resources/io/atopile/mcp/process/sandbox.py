"""Runs one program confined, outside of which it stays itself.

argv: a description in JSON, the text of the program that takes the last step inside, then the watcher and the program.
When this process is killed, everything inside ends; when everything inside ends, so does this process, with its code.
"""


def inner_command(spec, inner):
    return [spec["interpreter"], "-I", "-S", "-c", sys.argv[2], json.dumps(inner)]


def start(spec, watcher, program):
    inner = {
        "kind": spec["kind"],
        "network": spec["network"],
        "limits": spec["limits"],
        "environment": {},
        "port": 0,
        "listener": None,
        "shared": False,
        "parent": False,
    }
    environment = given_environment()
    if spec["kind"] == "bubblewrap":
        command = bubblewrap(spec, view(spec), [*inner_command(spec, inner), *watcher, *program])
        return launch(command, environment, signal.SIGKILL)
    if spec["kind"] != "none":
        fail("sandbox: not implemented")
    inner["shared"] = True
    command = [*watcher, *inner_command(spec, inner), *program]
    return launch(command, environment, signal.SIGUSR1 if watcher else signal.SIGKILL)


def launch(command, environment, number, kept=()):
    parent = os.getpid()
    child = os.fork()
    if child:
        return child
    try:
        for descriptor in kept:
            os.set_inheritable(descriptor, True)
        end_with(parent, number)
        run(command, environment)
    finally:
        os._exit(127)


def main():
    spec = json.loads(sys.argv[1])
    count = spec["watcher"]
    watcher, program = sys.argv[3 : 3 + count], sys.argv[3 + count :]
    try:
        os.setsid()
    except PermissionError:
        pass
    adopt_orphans()
    child = start(spec, watcher, program)
    _, status = os.waitpid(child, 0)
    sweep()
    os._exit(exit_code(status))


main()
