package io.atopile.mcp.conformance.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A command that a test runs, in a folder, with some environment beside this process's own. */
public record Program(List<String> command, Path folder, Map<String, String> environment) {

    /** What a program left behind. */
    public record Ended(int code, String out, String err) {}

    public static Program of(Path folder, Object... command) {
        return new Program(Stream.of(command).map(Object::toString).toList(), folder, Map.of());
    }

    /**
     * The same where SIGINT has an effect: what starts tests in the background may have them ignore it, and what they start inherits
     * that.
     */
    public Program heedingInterrupts() {
        return System.getProperty("os.name").equals("Linux")
                ? new Program(Stream.concat(Stream.of("/usr/bin/env", "--default-signal=INT"), command.stream()).toList(), folder, environment)
                : this;
    }

    public Program with(String variable, Object value) {
        var more = new HashMap<>(environment);
        more.put(variable, value.toString());
        return new Program(command, folder, more);
    }

    /**
     * Runs to the end, without input.
     *
     * @throws AssertionError when there is no end within {@code patience}; the process is then gone
     */
    public Ended run(Duration patience) throws InterruptedException {
        return run(patience, "");
    }

    /** The same with {@code input} on stdin. */
    public Ended run(Duration patience, String input) throws InterruptedException {
        try {
            var in = Files.writeString(Files.createTempFile("program", ".in"), input);
            var out = Files.createTempFile("program", ".out");
            var err = Files.createTempFile("program", ".err");
            try {
                var code = exitCode(in, out, err, patience);
                return new Ended(code, Files.readString(out), Files.readString(err));
            } finally {
                Files.delete(in);
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private int exitCode(Path in, Path out, Path err, Duration patience) throws IOException, InterruptedException {
        var process = builder()
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("%s did not end: %s".formatted(command, Files.readString(err)));
            }
            return process.exitValue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** For a program that is talked to while it runs; whoever starts it owns it. */
    public ProcessBuilder builder() {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        return builder;
    }
}
