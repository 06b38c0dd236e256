package io.atopile.mcp.syntax;

import io.atopile.mcp.dialect.AtopileProgram;
import io.atopile.mcp.process.GuardedPipe;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoProfiles;
import io.atopile.mcp.syntax.SyntaxCheck.Fault;
import io.atopile.mcp.tool.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A process that keeps atopile's grammar in memory. It reads requests from this server's pipe, so it ends with the server. */
final class GrammarProcess implements AutoCloseable {

    private static final Duration GRACE = Duration.ZERO;

    private final GuardedPipe process;
    private final BufferedWriter requests;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, CompletableFuture<List<Fault>>> waiting = new ConcurrentHashMap<>();
    private volatile long lastAskedNanos = System.nanoTime();

    /**
     * Starts the process; it answers once it has loaded the grammar.
     *
     * @throws IOException if it can't be started
     */
    GrammarProcess(AtoCli ato) throws IOException {
        var own = ato.withPurpose("grammar");
        var home = Files.createDirectories(own.directories().home());
        var argv = List.of(ato.python().toString(), "-I", "-c", ato.dialect().readProgram(AtopileProgram.GRAMMAR));
        process = GuardedPipe.start(ato.python(), argv, home, own.environment(), GRACE, own.confine(AtoProfiles.createStandaloneProfile(own)));
        requests = new BufferedWriter(new OutputStreamWriter(process.input(), StandardCharsets.UTF_8));
        Thread.ofPlatform().daemon().name("grammar").start(this::read);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.family().getFirst().pid();
    }

    long idleNanos() {
        return System.nanoTime() - lastAskedNanos;
    }

    /** Checks a text; the result fails if the process ends before it answers. */
    CompletableFuture<List<Fault>> ask(String text) {
        lastAskedNanos = System.nanoTime();
        var id = lastId.incrementAndGet();
        var answer = new CompletableFuture<List<Fault>>();
        waiting.put(id, answer);
        try {
            send(Json.mapper().writeValueAsString(Json.object().put("id", id).put("text", text)));
        } catch (IOException ended) {
            answer.completeExceptionally(ended);
        }
        return answer.whenComplete((_, _) -> waiting.remove(id));
    }

    private synchronized void send(String line) throws IOException {
        requests.write(line);
        requests.newLine();
        requests.flush();
    }

    private void read() {
        try (BufferedReader answers = new BufferedReader(new InputStreamReader(process.output(), StandardCharsets.UTF_8))) {
            answers.lines().map(Json.mapper()::readTree).forEach(this::handleAnswer);
        } catch (IOException | UncheckedIOException | JacksonException _) {
            process.family().forEach(ProcessHandle::destroyForcibly);
        }
        var ended = new IOException("The grammar process has exited");
        waiting.values().forEach(answer -> answer.completeExceptionally(ended));
    }

    private void handleAnswer(JsonNode answer) {
        var asked = waiting.get(answer.path("id").asLong());
        if (asked != null) {
            asked.complete(answer.path("faults").values().stream().map(GrammarProcess::parseFault).toList());
        }
    }

    private static Fault parseFault(JsonNode fault) {
        return new Fault(
                fault.path("line").asInt(),
                "column %d: %s".formatted(fault.path("column").asInt(), fault.path("message").asString("")));
    }

    @Override
    public void close() {
        process.close();
    }
}
