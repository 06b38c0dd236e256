package io.atopile.mcp.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A process outside of a sandbox, of the same user, which listens in several ways and can be signalled, read and traced. */
final class HostileTarget implements AutoCloseable {

    private static final String LISTENER = """
            import os, selectors, socket, sys
            folder = sys.argv[1]
            abstract = f"sandbox-{os.getpid()}"
            sockets = {
                "tcp": socket.create_server(("", 0), family=socket.AF_INET6, dualstack_ipv6=True),
                "path": socket.socket(socket.AF_UNIX),
                "abstract": socket.socket(socket.AF_UNIX),
                "udp": socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
            }
            sockets["path"].bind(folder + "/socket")
            sockets["abstract"].bind("\\0" + abstract)
            sockets["udp"].bind(("127.0.0.1", 0))
            for name in ("path", "abstract"):
                sockets[name].listen()
            print(sockets["tcp"].getsockname()[1], sockets["udp"].getsockname()[1], folder + "/socket", abstract, flush=True)
            selector = selectors.DefaultSelector()
            for name, each in sockets.items():
                selector.register(each, selectors.EVENT_READ, name)
            selector.register(0, selectors.EVENT_READ, "end")
            while True:
                for key, _ in selector.select():
                    if key.data == "end":
                        sys.exit()
                    print(key.data, flush=True)
                    if key.data == "udp":
                        _, peer = key.fileobj.recvfrom(9)
                        key.fileobj.sendto(b"y", peer)
                    else:
                        peer, _ = key.fileobj.accept()
                        peer.send(b"y")
            """;

    private final Process process;
    private final BufferedReader output;
    private final List<String> addresses;

    private HostileTarget(Process process, BufferedReader output, List<String> addresses) {
        this.process = process;
        this.output = output;
        this.addresses = addresses;
    }

    static HostileTarget start(SandboxUser user, Path folder) throws IOException {
        var argv = user.argv(List.of(SandboxUser.PYTHON.toString(), "-I", "-c", LISTENER, folder.toString()));
        var process = new ProcessBuilder(argv).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var output = process.inputReader(StandardCharsets.UTF_8);
        return new HostileTarget(process, output, List.of(output.readLine().split(" ")));
    }

    /** Its process id, its ports and the names of its sockets. */
    List<String> arguments() {
        return List.of(
                Long.toString(process.pid()), addresses.get(0), addresses.get(1), addresses.get(2), addresses.get(3));
    }

    /** Which of its sockets were connected to; ends it. */
    Set<String> reached() throws IOException {
        process.getOutputStream().close();
        return new TreeSet<>(output.lines().toList());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
