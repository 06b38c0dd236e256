package io.atopile.mcp.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A short command that is run to its end.
 *
 * <p>It has no input, writes to pipes that are always drained, leads its own process group, and is killed with all its
 * descendants when the deadline passes or the waiting thread is interrupted.
 *
 * @param argv the program and its arguments
 * @param directory the working directory
 * @param environment the whole environment; nothing is inherited
 * @param deadline how long it may take
 * @param outputLimit how many bytes of each stream are kept
 * @param confinement what it may access
 */
public record Command(
        List<String> argv,
        Path directory,
        Map<String, String> environment,
        Duration deadline,
        int outputLimit,
        ProcessConfinement confinement) {

    private static final Duration PIPE_PATIENCE = Duration.ofSeconds(1);

    public Command {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }

    /** Creates a command that isn't confined. */
    public Command(
            List<String> argv, Path directory, Map<String, String> environment, Duration deadline, int outputLimit) {
        this(argv, directory, environment, deadline, outputLimit, ProcessConfinement.NONE);
    }

    /** Returns the same command, confined. */
    public Command withConfinement(ProcessConfinement limits) {
        return new Command(argv, directory, environment, deadline, outputLimit, limits);
    }

    public Completion run() throws InterruptedException {
        Path program = Path.of(argv.getFirst());
        if (program.isAbsolute() && !Files.isExecutable(program)) {
            return new Completion.NotStarted(program.getFileName() + " is not an executable file");
        }
        Process process;
        try {
            process = start();
        } catch (SandboxException e) {
            return new Completion.NotStarted(Objects.requireNonNull(e.getMessage()));
        } catch (IOException _) {
            return new Completion.NotStarted(program.getFileName() + " could not be started");
        }
        try {
            RunningCommands.add(process);
            return await(process);
        } finally {
            RunningCommands.remove(process);
            if (process.isAlive()) {
                ProcessTree.kill(process);
            }
        }
    }

    private Process start() throws IOException {
        List<String> confined = confinement.sandbox().wrap(List.of(), argv, directory, confinement);
        var builder = new ProcessBuilder(ProcessTree.asSessionLeader(confined))
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Completion await(Process process) throws InterruptedException {
        var output = new CappedOutput(process.getInputStream(), outputLimit);
        var errors = new CappedOutput(process.getErrorStream(), outputLimit);
        boolean ended = process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            ProcessTree.kill(process);
            return new Completion.TimedOut(output.awaitText(PIPE_PATIENCE), errors.awaitText(PIPE_PATIENCE));
        }
        return new Completion.Exited(process.exitValue(), output.awaitText(PIPE_PATIENCE), errors.awaitText(PIPE_PATIENCE));
    }
}
