package io.atopile.mcp.language;

import io.atopile.mcp.dialect.AtopileProgram;
import io.atopile.mcp.imports.ConfinedReader;
import io.atopile.mcp.process.GuardedPipe;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoProfiles;
import io.atopile.mcp.tool.Json;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One running language server and its JSON-RPC connection; each message is preceded by its length. */
final class LspSession implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final GuardedPipe pipe;
    private final Runnable afterwards;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private volatile boolean over;
    private volatile long lastAskedNanos = System.nanoTime();

    private LspSession(GuardedPipe pipe, Runnable afterwards) {
        this.pipe = pipe;
        this.afterwards = afterwards;
        Thread.ofPlatform().daemon().name("language server").start(this::read);
    }

    /**
     * Starts a server whose workspace is an internal directory without a project. Without a workspace it uses the project of each
     * document as the workspace, and restarts its workers, or hangs, whenever the next document is from another project.
     *
     * @param readable the directories of projects that it can read; it can't write to them and has no network
     * @throws IOException if it doesn't start
     */
    static LspSession start(AtoCli ato, List<Path> readable) throws IOException, InterruptedException {
        var own = ato.withPurpose("language");
        var home = Files.createDirectories(own.directories().home());
        var confinement = own.confine(AtoProfiles.createReadProfile(own, readable));
        return initializeSession(GuardedPipe.start(ato.python(), buildCommand(ato), home, own.environment(), GRACE, confinement), home, () -> {});
    }

    /**
     * Starts a server that reads one project, writes only to its own directory, which is deleted with it, and has no network.
     *
     * @throws IOException if it doesn't start
     */
    static LspSession startConfined(AtoCli ato, Path project) throws IOException, InterruptedException {
        var reader = ConfinedReader.open(ato, project);
        try {
            var pipe = GuardedPipe.start(ato.python(), buildCommand(ato), reader.directory(), reader.environment(), GRACE, reader.confinement());
            return initializeSession(pipe, reader.directory(), reader::close);
        } catch (IOException | InterruptedException failed) {
            reader.close();
            throw failed;
        }
    }

    private static List<String> buildCommand(AtoCli ato) {
        return List.of(ato.python().toString(), "-c", ato.dialect().readProgram(AtopileProgram.LANGUAGE_SERVER));
    }

    private static LspSession initializeSession(GuardedPipe pipe, Path home, Runnable afterwards) throws IOException, InterruptedException {
        var session = new LspSession(pipe, afterwards);
        try {
            var hello = Json.object();
            hello.putNull("processId");
            hello.put("rootUri", home.toUri().toString());
            hello.putObject("capabilities").putObject("textDocument").putObject("diagnostic");
            session.ask("initialize", hello, START);
            session.tell("initialized", Json.object());
            return session;
        } catch (IOException | InterruptedException failed) {
            session.close();
            throw failed;
        }
    }

    boolean isAlive() {
        return !over && pipe.isAlive();
    }

    List<ProcessHandle> family() {
        return pipe.family();
    }

    long idleNanos() {
        return waiting.isEmpty() ? System.nanoTime() - lastAskedNanos : 0;
    }

    /** Returns the result of a request; an {@link IOException} means that this server is no longer usable. */
    JsonNode ask(String method, ObjectNode parameters) throws IOException, InterruptedException {
        return ask(method, parameters, ANSWER);
    }

    private JsonNode ask(String method, ObjectNode parameters, Duration patience) throws IOException, InterruptedException {
        long id = lastId.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        waiting.put(id, answer);
        try {
            send(createMessage(method, parameters).put("id", id));
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException ended) {
            throw new IOException("it exited", ended);
        } catch (TimeoutException late) {
            throw new LspTimeoutException("it did not answer within %d seconds".formatted(patience.toSeconds()), late);
        } finally {
            waiting.remove(id);
            lastAskedNanos = System.nanoTime();
        }
    }

    void tell(String method, ObjectNode parameters) throws IOException {
        send(createMessage(method, parameters));
    }

    private static ObjectNode createMessage(String method, ObjectNode parameters) {
        var message = Json.object().put("jsonrpc", "2.0").put("method", method);
        message.set("params", parameters);
        return message;
    }

    private synchronized void send(JsonNode message) throws IOException {
        if (!isAlive()) {
            throw new IOException("it exited");
        }
        byte[] body = Json.mapper().writeValueAsBytes(message);
        var out = pipe.input();
        out.write("Content-Length: %d\r\n\r\n".formatted(body.length).getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    private void read() {
        try (var in = new BufferedInputStream(pipe.output())) {
            for (var body = LspMessageReader.readMessage(in); body.isPresent(); body = LspMessageReader.readMessage(in)) {
                handleMessage(Json.mapper().readTree(body.get()));
            }
        } catch (IOException | JacksonException _) {
            pipe.family().forEach(ProcessHandle::destroyForcibly);
        }
        over = true;
        var ended = new IOException("The language server has exited");
        waiting.values().forEach(answer -> answer.completeExceptionally(ended));
    }

    /** Ignores requests from the server, because it doesn't wait for any of them. */
    private void handleMessage(JsonNode message) {
        var asked = message.has("method") ? null : waiting.get(message.path("id").asLong());
        if (asked != null) {
            asked.complete(message.path("result"));
        }
    }

    @Override
    public void close() {
        pipe.close();
        afterwards.run();
    }
}
