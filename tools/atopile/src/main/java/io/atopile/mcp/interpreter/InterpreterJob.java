package io.atopile.mcp.interpreter;

import io.atopile.mcp.process.SupervisedProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A command that an interpreter executes. */
final class InterpreterJob implements SupervisedProcess {

    /** How long the interpreter gives a cancelled command before it kills it, and some time to report that. */
    private static final Duration GRACE = Duration.ofSeconds(6);

    private static final int KILLED = 137;
    private static final long LARGEST_OUTPUT = 64L << 20;

    private final WarmInterpreter interpreter;
    private final OutputStream output;
    private final OutputStream errors;
    private final CompletableFuture<Integer> code = new CompletableFuture<>();
    private long written;

    InterpreterJob(WarmInterpreter interpreter, InterpreterCommand command) throws IOException {
        this.interpreter = interpreter;
        this.output = Files.newOutputStream(command.output());
        this.errors = Files.newOutputStream(command.errors());
    }

    /** Stores what the command wrote; what can't be stored, and what exceeds a bound, is dropped. */
    void write(InterpreterReply.Written piece) {
        written += piece.text().length();
        if (written > LARGEST_OUTPUT) {
            return;
        }
        try {
            (piece.stream() == 1 ? output : errors).write(piece.text().getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException _) {
            written = LARGEST_OUTPUT;
        }
    }

    /** Records the end of the command; an interpreter that dies takes its command with it. */
    void end(int exitCode) {
        try (output;
                errors) {
            written = LARGEST_OUTPUT;
        } catch (IOException _) {
            // What was written before is in the files.
        }
        code.complete(exitCode);
    }

    void endKilled() {
        end(KILLED);
    }

    boolean isOver() {
        return code.isDone();
    }

    @Override
    public long pid() {
        return interpreter.pid();
    }

    @Override
    public OptionalInt await(Duration patience) throws InterruptedException {
        try {
            return OptionalInt.of(code.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            return OptionalInt.empty();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void cancel() {
        if (!isOver()) {
            interpreter.cancelJob();
        }
    }

    /** Ends the command; if it doesn't end, the interpreter is ended with it. */
    @Override
    public void close() {
        cancel();
        try {
            if (await(GRACE).isEmpty()) {
                interpreter.close();
            }
        } catch (InterruptedException _) {
            interpreter.close();
            Thread.currentThread().interrupt();
        }
    }
}
