package io.atopile.mcp.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A confined program reaches the services that it may, nothing else, and what it was refused is known. */
@ExtendWith(MissingSandboxExtension.class)
class SandboxNetworkTest {

    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final String GET = """
            import sys, urllib.request
            for address in sys.argv[1:]:
                try:
                    print(urllib.request.urlopen(address, timeout=5).read().decode())
                except OSError as error:
                    print(error)
            """;
    private static final String CONNECT = """
            import os, socket, sys
            proxy = os.environ["HTTPS_PROXY"].rpartition("/")[2].split(":")
            for address in sys.argv[1:]:
                peer = socket.create_connection((proxy[0], int(proxy[1])), 5)
                peer.sendall(f"CONNECT {address} HTTP/1.1\\r\\nHost: {address}\\r\\n\\r\\n".encode())
                answer = peer.recv(1000).split(b"\\r\\n")[0].decode()
                if " 200 " in answer:
                    peer.sendall(b"GET / HTTP/1.0\\r\\n\\r\\n")
                    answer = peer.makefile("rb").read().rpartition(b"\\r\\n")[2].decode()
                print(answer)
            """;
    private static final String DIRECT = """
            import socket, sys
            try:
                socket.create_connection(("127.0.0.1", int(sys.argv[1])), 5)
                print("connected")
            except OSError as error:
                print("refused")
            """;

    @TempDir
    Path directory;

    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;
    private HttpServer other;

    @BeforeEach
    void listen() throws IOException {
        server = start("service");
        other = start("other");
    }

    @AfterEach
    void stop() {
        server.stop(0);
        other.stop(0);
    }

    @ParameterizedTest
    @EnumSource(names = {"BUBBLEWRAP", "NAMESPACES", "LANDLOCK"})
    void onlyTheServicesAreReached(SandboxKind kind) throws Exception {
        var profile = SandboxProfile.EMPTY.withServices(Set.of(address(server)));
        String output = run(kind, profile, GET, "http://" + address(server) + "/", "http://" + address(other) + "/");
        assertEquals("service\nHTTP Error 403: Forbidden\n", output);
        assertEquals(1, calls.get());
        assertEquals(List.of(address(other)), denials().addresses());
    }

    @ParameterizedTest
    @EnumSource(names = {"BUBBLEWRAP", "NAMESPACES", "LANDLOCK"})
    void onlyTheServicesAreTunnelledTo(SandboxKind kind) throws Exception {
        var profile = SandboxProfile.EMPTY.withServices(Set.of(address(server)));
        String port = port(server);
        String output = run(kind, profile, CONNECT, address(server), address(other), "localhost:" + port, "example.com:443");
        assertEquals("service\n" + "HTTP/1.1 403 Forbidden\n".repeat(3), output);
        assertEquals(List.of(address(other), "localhost:" + port, "example.com:443"), denials().addresses());
    }

    @ParameterizedTest
    @EnumSource(names = {"BUBBLEWRAP", "NAMESPACES", "LANDLOCK"})
    void aServiceIsNotReachedBesideTheProxy(SandboxKind kind) throws Exception {
        var profile = SandboxProfile.EMPTY.withServices(Set.of(address(server)));
        assertEquals("refused\n", run(kind, profile, DIRECT, port(server)));
    }

    @ParameterizedTest
    @EnumSource(names = {"BUBBLEWRAP", "NAMESPACES", "LANDLOCK"})
    void withoutANetworkWhatWasAskedForIsKnown(SandboxKind kind) throws Exception {
        var profile = SandboxProfile.EMPTY;
        assertEquals(
                "HTTP Error 403: Forbidden\n", run(kind, profile, GET, "http://" + address(server) + "/"));
        assertEquals(List.of(address(server)), denials().addresses());
        assertEquals(0, calls.get());
    }

    @ParameterizedTest
    @EnumSource(names = {"BUBBLEWRAP", "NAMESPACES", "LANDLOCK"})
    void anyNetworkIsTheHostsOwn(SandboxKind kind) throws Exception {
        String output = run(kind, SandboxProfile.EMPTY.reachingAnyNetwork(), GET, "http://" + address(other) + "/");
        assertEquals("other\n", output);
        assertEquals(SandboxDenials.NONE, denials());
    }

    private SandboxDenials denials() throws IOException {
        return SandboxDenials.read(directory.resolve("denials"));
    }

    private String run(SandboxKind kind, SandboxProfile profile, String script, String... arguments) throws Exception {
        var system = new SystemSandbox(PYTHON, SandboxMode.WORKSPACE_WRITE, Optional.of(kind));
        var argv = new ArrayList<>(List.of(PYTHON.toString(), "-I", "-c", script));
        argv.addAll(List.of(arguments));
        var command = new Command(argv, Path.of("/"), Map.of(), Duration.ofSeconds(30), 10_000)
                .withConfinement(new ProcessConfinement(system, profile).withDenials(directory.resolve("denials")));
        var exited = assertInstanceOf(Completion.Exited.class, command.run());
        assertEquals(0, exited.code(), exited.errors());
        return exited.output();
    }

    private HttpServer start(String text) throws IOException {
        var made = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        made.createContext("/", exchange -> {
            calls.incrementAndGet();
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        made.start();
        return made;
    }

    private static String port(HttpServer server) {
        return Integer.toString(server.getAddress().getPort());
    }

    private static String address(HttpServer server) {
        return "127.0.0.1:" + port(server);
    }
}
