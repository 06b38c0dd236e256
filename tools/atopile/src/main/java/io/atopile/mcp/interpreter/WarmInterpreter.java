package io.atopile.mcp.interpreter;

import io.atopile.mcp.dialect.AtopileProgram;
import io.atopile.mcp.process.GuardedPipe;
import io.atopile.mcp.process.ProcessConfinement;
import io.atopile.mcp.process.SupervisedProcess;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.tool.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A Python process that has imported atopile and runs {@code ato} commands and programs in forks of itself, one at a time. It executes nothing of
 * a project itself, and ends with its owner.
 */
final class WarmInterpreter implements AutoCloseable {

    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final Duration TO_FORK = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final GuardedPipe process;
    private final BlockingQueue<InterpreterReply> answers = new LinkedBlockingQueue<>();
    private volatile @Nullable InterpreterJob job;
    private volatile long memory;
    private volatile boolean closed;

    private WarmInterpreter(GuardedPipe process) {
        this.process = process;
    }

    /**
     * Starts one and waits until it is ready.
     *
     * @throws UnfitInterpreterException if it can't run commands
     */
    static WarmInterpreter start(AtoCli ato, Path directory, Map<String, String> environment, ProcessConfinement confinement)
            throws IOException, InterruptedException, UnfitInterpreterException {
        var argv = List.of(ato.python().toString(), "-c", ato.dialect().readProgram(AtopileProgram.INTERPRETER));
        var interpreter = new WarmInterpreter(GuardedPipe.start(ato.python(), argv, directory, environment, GRACE, confinement));
        Thread.ofPlatform().daemon().name("interpreter " + interpreter.pid()).start(interpreter::readReplies);
        try {
            interpreter.awaitReady(ato.version().toString());
            return interpreter;
        } catch (InterruptedException | UnfitInterpreterException failure) {
            interpreter.process.kill();
            throw failure;
        }
    }

    private void awaitReady(String version) throws InterruptedException, UnfitInterpreterException {
        switch (awaitAnswer(TO_START)) {
            case InterpreterReply.Ready(var reported) when reported.equals(version) -> {}
            case InterpreterReply.Ready(var reported) -> throw new UnfitInterpreterException("it imports atopile " + reported);
            case InterpreterReply.Unfit(var reason) -> throw new UnfitInterpreterException(reason);
            case InterpreterReply.Started _, InterpreterReply.Stale _, InterpreterReply.Written _, InterpreterReply.Ended _ ->
                throw new UnfitInterpreterException("its first answer is unknown");
        }
    }

    private InterpreterReply awaitAnswer(Duration patience) throws InterruptedException {
        var answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        return answer == null ? new InterpreterReply.Unfit("it did not answer within %d s".formatted(patience.toSeconds())) : answer;
    }

    long pid() {
        return process.pid();
    }

    List<ProcessHandle> processes() {
        return process.family();
    }

    /** Returns its resident memory in KiB, as of the end of its last command. */
    long memory() {
        return memory;
    }

    /** Returns whether it can take a command. */
    boolean isIdle() {
        var last = job;
        return !closed && process.isAlive() && (last == null || last.isOver());
    }

    /**
     * Starts a command; the one before must have ended. Returns empty if the interpreter can't execute it because it has died or is
     * older than the installed atopile; it is then closed.
     */
    Optional<SupervisedProcess> start(InterpreterCommand command) throws IOException, InterruptedException {
        var next = new InterpreterJob(this, command);
        job = next;
        var request = Json.object().put("directory", command.directory().toString());
        command.program().ifPresent(program -> request.put("program", program));
        command.description()
                .ifPresent(description -> request.set(
                        "design", Json.object().put("program", description.program()).put("path", description.path().toString())));
        request.set("arguments", Json.mapper().valueToTree(command.arguments()));
        request.set("environment", Json.mapper().valueToTree(command.environment()));
        if (trySend(request) && awaitAnswer(TO_FORK) instanceof InterpreterReply.Started) {
            return Optional.of(next);
        }
        close();
        return Optional.empty();
    }

    void cancelJob() {
        if (!trySend(Json.object().put("cancel", true))) {
            close();
        }
    }

    private synchronized boolean trySend(JsonNode request) {
        try {
            process.input().write((request + "\n").getBytes(StandardCharsets.UTF_8));
            process.input().flush();
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private void readReplies() {
        try (var lines = new BufferedReader(new InputStreamReader(process.output(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                take(InterpreterReply.parse(line));
            }
        } catch (IOException _) {
            closed = true;
        }
        answers.add(new InterpreterReply.Unfit("it ended"));
        endJob();
    }

    private void take(InterpreterReply reply) {
        var running = job;
        switch (reply) {
            case InterpreterReply.Ready _, InterpreterReply.Unfit _, InterpreterReply.Started _, InterpreterReply.Stale _ -> answers.add(reply);
            case InterpreterReply.Written written when running != null -> running.write(written);
            case InterpreterReply.Ended(var code, var resident) when running != null -> {
                memory = resident;
                running.end(code);
            }
            case InterpreterReply.Written _, InterpreterReply.Ended _ -> closed = true;
        }
    }

    private void endJob() {
        closed = true;
        var running = job;
        if (running != null && !running.isOver()) {
            running.endKilled();
        }
    }

    @Override
    public void close() {
        closed = true;
        process.close();
        endJob();
    }
}
