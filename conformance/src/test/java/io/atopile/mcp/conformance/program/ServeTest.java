package io.atopile.mcp.conformance.program;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.conformance.parts.Program;
import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped {@code serve}: whom it serves, and how it ends. */
class ServeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> NOBODY = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    private static final String INITIALIZE =
            """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},\
            "clientInfo":{"name":"serve","version":"1"}}}""";

    @TempDir
    private Path scratch;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void whoHasTheTokenIsServedUntilThereIsAnother() throws Exception {
        try (var server = launch()) {
            assertEquals(401, post(server.endpoint(), ""));
            assertEquals(401, post(server.endpoint(), "x".repeat(43)));
            assertEquals(200, post(server.endpoint(), server.token()));
            assertEquals(server.token(), command("token").out().strip());
            var next = command("token", "--new").out().strip();
            assertNotEquals(server.token(), next);
            assertEquals(401, post(server.endpoint(), server.token()));
            assertEquals(200, post(server.endpoint(), next));
        }
    }

    @Test
    void theTokenIsInNoLogAndInNoCommandLine() throws Exception {
        try (var server = launch()) {
            post(server.endpoint(), server.token());
            post(server.endpoint(), server.token() + "x");
            assertFalse(Files.readString(scratch.resolve("server.log")).contains(server.token()));
            assertFalse(Files.readString(Path.of("/proc", Long.toString(server.process().pid()), "cmdline")).contains(server.token()));
            try (var files = Files.walk(scratch.resolve("state"))) {
                assertEquals(
                        List.of("http-token"),
                        files.filter(file -> holds(file, server.token())).map(file -> file.getFileName().toString()).toList());
            }
        }
    }

    /** Every directory on the way is open to all, so that only the file's own permissions and the server stand between. */
    @Test
    void anotherUserNeitherReadsTheTokenNorIsServed() throws Exception {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "Only root can become another user.");
        try (var server = launch()) {
            for (var folder : List.of(scratch, scratch.resolve("state"), scratch.resolve("state/atopile-mcp"))) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            var read = asNobody("cat", scratch.resolve("state/atopile-mcp/http-token").toString());
            assertNotEquals(0, read.code());
            assertTrue(read.err().contains("Permission denied"), read::err);
            var call = asNobody("/usr/bin/python3", "-c", """
                    import sys, urllib.request, urllib.error
                    request = urllib.request.Request(sys.argv[1], sys.argv[2].encode(), {"Content-Type": "application/json"})
                    try: print(urllib.request.urlopen(request).status)
                    except urllib.error.HTTPError as refusal: print(refusal.code, refusal.headers["WWW-Authenticate"])
                    """, server.endpoint().toString(), INITIALIZE);
            assertEquals("401 Bearer realm=\"atopile-mcp\"", call.out().strip(), call::err);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"codex", "claude", "vscode", "cursor", "inspector"})
    void aClientsConfigurationNamesTheServerAndNotTheToken(String client) throws Exception {
        var token = command("token").out().strip();
        var printed = command("client-config", client, "--http", "--url", "http://127.0.0.1:9/mcp");
        assertEquals(0, printed.code(), printed::err);
        assertTrue(printed.out().contains("http://127.0.0.1:9/mcp"), printed::out);
        assertTrue((printed.out() + printed.err()).contains("token"), printed::err);
        assertFalse((printed.out() + printed.err()).contains(token));
    }

    @Test
    void aSignalLetsACallEndAndASecondOneStopsTheServer() throws Exception {
        RealParts.ato();
        var board = Board.copy("divider", scratch);
        try (var server = Launched.serving(board.root(), scratch, "--drain-seconds", "120")) {
            server.client().initialize(McpClient.NEWEST_LEGACY);
            var build = server.client().beginCall("build_run", Json.object().put("wait_seconds", 50));
            await().atMost(PATIENCE).until(() -> !server.client().told("notifications/progress").isEmpty());
            server.process().destroy();
            await().atMost(PATIENCE).until(() -> post(server.endpoint(), server.token()) == 503);
            assertTrue(server.process().isAlive());
            server.process().destroy();
            server.process().onExit().get(5, TimeUnit.SECONDS);
            build.answer().cancel(true);
        }
    }

    @Test
    void aSignalEndsAServerThatHasNothingToDo() throws Exception {
        try (var server = Launched.serving(Board.copy("divider", scratch).root(), scratch, "--drain-seconds", "120")) {
            assertEquals(200, post(server.endpoint(), server.token()));
            server.process().destroy();
            server.process().onExit().get(10, TimeUnit.SECONDS);
        }
    }

    private Launched launch() throws Exception {
        return Launched.over(Transport.HTTP, Board.copy("divider", scratch).root(), scratch);
    }

    private int post(URI endpoint, String token) throws Exception {
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(INITIALIZE));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private Program.Ended command(String... arguments) throws InterruptedException {
        return Program.of(scratch, Stream.concat(Stream.of(RealParts.installed()), Stream.of(arguments)).toArray())
                .with("XDG_STATE_HOME", scratch.resolve("state"))
                .run(PATIENCE);
    }

    private Program.Ended asNobody(String... command) throws InterruptedException {
        return Program.of(Path.of("/"), Stream.concat(NOBODY.stream(), Stream.of(command)).toArray()).run(PATIENCE);
    }

    private static boolean holds(Path file, String token) {
        try {
            return Files.isRegularFile(file) && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(token);
        } catch (IOException _) {
            return false;
        }
    }
}
