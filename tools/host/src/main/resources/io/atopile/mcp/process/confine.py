"""The last step before a confined program starts: sets limits, filters system calls, sets the proxy's address.

argv: a description in JSON, then the program and its arguments.
"""

import json


def listen():
    import socket

    server = socket.socket()
    server.bind(("127.0.0.1", 0))
    server.listen(64)
    return server


def hand_over_listener(descriptor):
    """Passes a listening socket of this network namespace to the proxy outside; returns its port."""
    import socket

    with listen() as server, socket.socket(fileno=descriptor) as proxy:
        socket.send_fds(proxy, [b"p"], [server.fileno()])
        return server.getsockname()[1]


def proxy_variables(port):
    address = f"http://127.0.0.1:{port}"
    names = ("http_proxy", "https_proxy", "all_proxy")
    values = {case(name): address for name in names for case in (str.lower, str.upper)}
    return {**values, "no_proxy": "", "NO_PROXY": ""}


def allowed_sockets(inner):
    """Returns the allowed sockets; any if a network namespace, which restricts more precisely, is private."""
    if inner["kind"] != "landlock" or inner["network"] == "any":
        return "any"
    return "tcp" if inner["port"] else "none"


def confine(inner, argv):
    environment = {**given_environment(), **inner["environment"]}
    try:
        port = inner["port"]
        if inner["listener"] is not None:
            port = hand_over_listener(inner["listener"])
        if port:
            environment.update(proxy_variables(port))
        limit_resources(inner["limits"], count_threads() if inner["shared"] else 0)
        if inner["kind"] == "landlock":
            restrict_files(inner)
        if inner["kind"] in ("bubblewrap", "namespaces", "landlock"):
            forbid_calls(allowed_sockets(inner))
        if LINUX:
            # The steps above may have cleared it.
            control(PR_SET_PDEATHSIG, signal.SIGKILL)
    except (OSError, KeyError) as error:
        fail(f"sandbox: {error}")
    os.closerange(3, 256)
    run(argv, environment)
