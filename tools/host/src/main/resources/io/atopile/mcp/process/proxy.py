"""An HTTP proxy that connects only to given addresses, and records those that it refused."""

LONGEST_HEAD = 65536
MOST_CONNECTIONS = 64
MOST_NOTES = 100
PATIENCE = 30


class Proxy:
    def __init__(self, services, notes):
        self.services = {service.lower() for service in services}
        self.notes = notes
        self.noted = set()
        self.attended = 0

    def serve(self, server):
        while True:
            try:
                client, _ = server.accept()
            except OSError:
                return
            if self.attended >= MOST_CONNECTIONS:
                client.close()
                continue
            self.attended += 1
            start_thread(self.attend, client)

    def attend(self, client):
        try:
            client.settimeout(PATIENCE)
            self.answer(client)
        except (OSError, ValueError):
            pass
        finally:
            client.close()
            self.attended -= 1

    def answer(self, client):
        head, rest = read_head(client)
        method, target, version = head.split(b"\r\n", 1)[0].decode("latin-1").split(" ")
        tunnel = method == "CONNECT"
        authority = target if tunnel else authority_of(target)
        host, port = host_and_port(authority, 443 if tunnel else 80)
        if f"{host}:{port}" not in self.services:
            self.note(f"{host}:{port}")
            return refuse(client, f"the sandbox doesn't let {host}:{port} through")
        import socket

        try:
            upstream = socket.create_connection((host, port), PATIENCE)
        except OSError:
            return refuse(client, "the service can't be reached", "502 Bad Gateway")
        with upstream:
            if tunnel:
                client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            else:
                upstream.sendall(direct_head(head, method, target, version))
            upstream.sendall(rest)
            relay(client, upstream)

    def note(self, address):
        """Records an address once, and again if the file has been emptied since."""
        if self.notes is None:
            return
        if os.fstat(self.notes).st_size == 0:
            self.noted.clear()
        if address in self.noted or len(self.noted) >= MOST_NOTES:
            return
        self.noted.add(address)
        os.write(self.notes, f"{address}\n".encode())


def read_head(client):
    data = b""
    while b"\r\n\r\n" not in data:
        more = client.recv(4096)
        if not more or len(data) > LONGEST_HEAD:
            raise ValueError("no request")
        data += more
    head, _, rest = data.partition(b"\r\n\r\n")
    return head, rest


def authority_of(target):
    scheme, _, rest = target.partition("://")
    if scheme.lower() != "http":
        raise ValueError("not a request to a proxy")
    return rest.partition("/")[0].rpartition("@")[2]


def host_and_port(authority, standard):
    host, colon, port = authority.rpartition(":")
    if not colon or port.endswith("]"):
        host, port = authority, standard
    host = host.strip("[]").lower()
    if not host or len(host) > 255 or not all(each.isascii() and (each.isalnum() or each in "-._:") for each in host):
        raise ValueError("not a host")
    return host, int(port)


def direct_head(head, method, target, version):
    path = "/" + target.partition("://")[2].partition("/")[2]
    lines = [line for line in head.split(b"\r\n")[1:] if not line.lower().startswith((b"proxy-", b"connection:"))]
    return b"\r\n".join([f"{method} {path} {version}".encode("latin-1"), *lines, b"Connection: close", b"", b""])


def refuse(client, reason, status="403 Forbidden"):
    body = f"{reason}\n".encode()
    head = f"HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    client.sendall(head.encode() + body)


def relay(one, other):
    import select

    sockets = {one: other, other: one}
    for each in sockets:
        each.settimeout(None)
    while True:
        ready, _, _ = select.select(list(sockets), [], [], 300)
        if not ready:
            return
        for source in ready:
            data = source.recv(65536)
            if not data:
                return
            sockets[source].sendall(data)


def open_notes(path):
    if path is None:
        return None
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)


def receive_listener(outside):
    """Returns the listening socket passed from inside the sandbox; None if the inside ended before."""
    import socket

    with outside:
        _, descriptors, _, _ = socket.recv_fds(outside, 1, 1)
    return socket.socket(fileno=descriptors[0]) if descriptors else None


def offer_proxy(spec, inner):
    """Configures the inside to use the proxy; returns a function to call once the inside has started."""
    if spec["kind"] == "none" or spec["network"] == "any" or (spec["network"] == "none" and spec["denials"] is None):
        return lambda: None
    import socket

    proxy = Proxy(spec["services"] if spec["network"] == "services" else (), open_notes(spec["denials"]))
    if spec["kind"] in ("landlock", "seatbelt"):
        server = listen()
        inner["port"] = server.getsockname()[1]
        return lambda: start_thread(proxy.serve, server)
    outside, inside = socket.socketpair()
    inner["listener"] = inside.fileno()

    def serve():
        inside.close()
        start_thread(serve_inside, proxy, outside)

    return serve


def start_thread(work, *arguments):
    import threading

    threading.Thread(target=work, args=arguments, daemon=True).start()


def serve_inside(proxy, outside):
    server = receive_listener(outside)
    if server is not None:
        proxy.serve(server)
