package io.atopile.mcp.conformance.program;

import static org.awaitility.Awaitility.await;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.client.HttpWire;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.conformance.client.StdioWire;
import io.atopile.mcp.conformance.parts.Program;
import io.atopile.mcp.conformance.parts.RealParts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The shipped program on one project, and a client of it. */
public final class Launched implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern LISTENS = Pattern.compile("listens on (http://\\S+)[^\\n]*\\n.*token", Pattern.DOTALL);

    private final Process process;
    private final McpClient client;
    private final Optional<URI> endpoint;
    private final Optional<String> token;

    private Launched(Process process, McpClient client, Optional<URI> endpoint, Optional<String> token) {
        this.process = process;
        this.client = client;
        this.endpoint = endpoint;
        this.token = token;
    }

    /** Starts it; {@code scratch} takes its state and its log. */
    public static Launched over(Transport transport, Path project, Path scratch) throws IOException {
        return over(transport, project, scratch, Map.of());
    }

    /** The same with more in its environment. */
    public static Launched over(Transport transport, Path project, Path scratch, Map<String, String> environment)
            throws IOException {
        var log = scratch.resolve("server.log");
        var program = program(transport, project, scratch);
        for (var variable : environment.entrySet()) {
            program = program.with(variable.getKey(), variable.getValue());
        }
        var process = program.builder()
                .redirectError(log.toFile())
                .start();
        return switch (transport) {
            case STDIO -> new Launched(
                    process,
                    new McpClient(sink -> new StdioWire(process.getInputStream(), process.getOutputStream(), sink)),
                    Optional.empty(),
                    Optional.empty());
            case HTTP -> served(process, log, scratch);
        };
    }

    /** Starts it over HTTP with more options. */
    static Launched serving(Path project, Path scratch, String... options) throws IOException {
        var log = scratch.resolve("server.log");
        var program = program(Transport.HTTP, project, scratch, options);
        return served(program.builder().redirectError(log.toFile()).start(), log, scratch);
    }

    private static Launched served(Process process, Path log, Path scratch) throws IOException {
        var uri = listening(process, log);
        var token = Optional.of(Files.readString(scratch.resolve("state/atopile-mcp/http-token")).strip());
        return new Launched(process, new McpClient(sink -> new HttpWire(uri, token, sink)), Optional.of(uri), token);
    }

    /** Starts it over stdio where no network is, and where nothing of the user's is but the {@code ato} on the path. */
    static Launched offline(Path project, Path scratch) throws IOException, InterruptedException {
        var program = Program.of(scratch, "unshare", "--map-root-user", "--net", RealParts.launcher(), "stdio", "--project", project)
                .with("PATH", RealParts.ato().resolveSibling("") + ":" + System.getenv("PATH"))
                .with("HOME", Files.createDirectories(scratch.resolve("home")))
                .with("XDG_STATE_HOME", scratch.resolve("home/state"))
                .with("XDG_DATA_HOME", scratch.resolve("home/data"))
                .with("XDG_CACHE_HOME", scratch.resolve("home/cache"))
                .with("XDG_CONFIG_HOME", scratch.resolve("home/config"));
        var process = program.builder().redirectError(scratch.resolve("server.log").toFile()).start();
        return new Launched(
                process,
                new McpClient(sink -> new StdioWire(process.getInputStream(), process.getOutputStream(), sink)),
                Optional.empty(),
                Optional.empty());
    }

    private static Program program(Transport transport, Path project, Path scratch, String... options) {
        var command = switch (transport) {
            case STDIO -> Stream.of(RealParts.launcher(), "stdio", "--project", project);
            case HTTP -> Stream.of(RealParts.installed(), "serve", "--port", "0", "--project", project);
        };
        var program = Program.of(scratch, Stream.concat(command, Stream.of(options)).toArray());
        return program.with("XDG_STATE_HOME", scratch.resolve("state"));
    }

    private static URI listening(Process process, Path log) {
        await().atMost(PATIENCE).until(() -> LISTENS.matcher(read(log)).find() || !process.isAlive());
        var line = LISTENS.matcher(read(log));
        if (!line.find()) {
            throw new AssertionError("The server did not start: " + read(log));
        }
        return URI.create(line.group(1));
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public McpClient client() {
        return client;
    }

    /** Where it listens, if it does. */
    public URI endpoint() {
        return endpoint.orElseThrow();
    }

    /** What it asks of clients over HTTP. */
    public String token() {
        return token.orElseThrow();
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        try {
            client.close();
        } finally {
            end();
        }
    }

    private void end() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("The server does not end.");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
