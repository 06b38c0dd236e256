package io.atopile.mcp.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * A long-running child process that can't outlive its owner.
 *
 * <p>A small watcher, run by a Python interpreter, sits between this server and the program. It reads from a pipe whose writing
 * end belongs to the server. When that end closes, because of {@link #cancel()} or because the server halted or was killed with
 * no chance to clean up, the watcher sends SIGINT to the program, waits for the grace period, and kills the program's whole
 * group.
 */
public final class Guard implements SupervisedProcess {

    private static final PythonProgram WATCHER = PythonProgram.of("child.py", "guard.py");
    private static final Duration REAP = Duration.ofSeconds(2);

    /**
     * What to run, and under which conditions.
     *
     * @param interpreter Python 3.9 or newer, which runs the watcher
     * @param argv the program and its arguments
     * @param directory the working directory
     * @param environment the whole environment; nothing is inherited
     * @param output the file that receives its standard output
     * @param errors the file that receives its standard error
     * @param grace how long it may take to end after SIGINT
     * @param confinement what it may access
     */
    public record Launch(
            Path interpreter,
            List<String> argv,
            Path directory,
            Map<String, String> environment,
            Path output,
            Path errors,
            Duration grace,
            ProcessConfinement confinement) {

        public Launch {
            argv = List.copyOf(argv);
            environment = Map.copyOf(environment);
        }

        /** Creates a launch that isn't confined. */
        public Launch(
                Path interpreter,
                List<String> argv,
                Path directory,
                Map<String, String> environment,
                Path output,
                Path errors,
                Duration grace) {
            this(interpreter, argv, directory, environment, output, errors, grace, ProcessConfinement.NONE);
        }

        /** Returns the same launch, confined. */
        public Launch withConfinement(ProcessConfinement limits) {
            return new Launch(interpreter, argv, directory, environment, output, errors, grace, limits);
        }
    }

    private final Process watcher;
    private final Duration grace;

    private Guard(Process watcher, Duration grace) {
        this.watcher = watcher;
        this.grace = grace;
    }

    /** Starts the watcher and, through it, the program; a program that can't be started ends with code 127. */
    public static Guard start(Launch launch) throws IOException {
        var confinement = launch.confinement();
        String grace = Double.toString(launch.grace().toMillis() / 1000.0);
        List<String> argv = confinement.sandbox().wrap(
                WATCHER.buildCommand(launch.interpreter(), grace), launch.argv(), launch.directory(), confinement);
        var builder = new ProcessBuilder(argv)
                .directory(launch.directory().toFile())
                .redirectOutput(launch.output().toFile())
                .redirectError(launch.errors().toFile());
        builder.environment().clear();
        builder.environment().putAll(launch.environment());
        return new Guard(builder.start(), launch.grace());
    }

    @Override
    public long pid() {
        return watcher.pid();
    }

    @Override
    public OptionalInt await(Duration patience) throws InterruptedException {
        return watcher.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
                ? OptionalInt.of(watcher.exitValue())
                : OptionalInt.empty();
    }

    @Override
    public void cancel() {
        try {
            watcher.getOutputStream().close();
        } catch (IOException _) {
            // The watcher has ended already, and the pipe with it.
        }
    }

    /** Ends the program and waits for that, at most for the grace period and two seconds. */
    @Override
    public void close() {
        cancel();
        List<ProcessHandle> family = watcher.descendants().toList();
        boolean gone = false;
        boolean interrupted = false;
        try {
            gone = watcher.waitFor(grace.plus(REAP).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            interrupted = true;
        }
        if (!gone) {
            family.forEach(ProcessHandle::destroyForcibly);
            watcher.destroyForcibly();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
