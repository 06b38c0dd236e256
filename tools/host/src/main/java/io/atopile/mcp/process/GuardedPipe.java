package io.atopile.mcp.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A child process that communicates through its standard input and output, and can't outlive its owner.
 *
 * <p>A small watcher sits between this server and the program and passes on the server's output. When the server's end of the
 * pipe closes, because of {@link #close()} or because the server has ended, the program's input ends too; if the program still
 * runs after the grace period, its whole process group is killed. When the program ends on its own, everything that it left
 * running is killed.
 */
public final class GuardedPipe implements AutoCloseable {

    private static final PythonProgram WATCHER = PythonProgram.of("child.py", "pipe.py");
    private static final Duration REAP = Duration.ofSeconds(2);
    private static final Duration KILL_PAUSE = Duration.ofMillis(20);

    private final Process watcher;
    private final Duration grace;

    private GuardedPipe(Process watcher, Duration grace) {
        this.watcher = watcher;
        this.grace = grace;
    }

    /** Starts a program that isn't confined. */
    public static GuardedPipe start(
            Path interpreter, List<String> argv, Path directory, Map<String, String> environment, Duration grace)
            throws IOException {
        return start(interpreter, argv, directory, environment, grace, ProcessConfinement.NONE);
    }

    /**
     * Starts the watcher and, through it, the program, whose standard error is discarded.
     *
     * @param interpreter Python 3.9 or newer, which runs the watcher
     * @param environment the program's whole environment; nothing is inherited
     * @param grace how long the program may take to end after its input has ended
     * @param confinement what the program may access
     */
    public static GuardedPipe start(
            Path interpreter,
            List<String> argv,
            Path directory,
            Map<String, String> environment,
            Duration grace,
            ProcessConfinement confinement)
            throws IOException {
        String seconds = Double.toString(grace.toMillis() / 1000.0);
        List<String> command =
                confinement.sandbox().wrap(WATCHER.buildCommand(interpreter, seconds), argv, directory, confinement);
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new GuardedPipe(builder.start(), grace);
    }

    /** The program's standard input; unbuffered, so a message should be written in one call. */
    public OutputStream input() {
        return watcher.getOutputStream();
    }

    /** The program's standard output. */
    public InputStream output() {
        return watcher.getInputStream();
    }

    /** Returns the watcher's process ID. */
    public long pid() {
        return watcher.pid();
    }

    public boolean isAlive() {
        return watcher.isAlive();
    }

    /** Returns the watcher and all processes that it guards. */
    public List<ProcessHandle> family() {
        return Stream.concat(Stream.of(watcher.toHandle()), watcher.descendants()).toList();
    }

    /** Kills the program, also one that is only starting, and waits until it has ended. */
    public void kill() {
        try {
            for (var left = REAP; left.isPositive() && !watcher.waitFor(KILL_PAUSE.toMillis(), TimeUnit.MILLISECONDS); left = left.minus(KILL_PAUSE)) {
                watcher.descendants().forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    /** Ends the program and waits for that, at most for the grace period and two seconds. */
    @Override
    public void close() {
        List<ProcessHandle> family = family();
        boolean interrupted = false;
        try {
            watcher.getOutputStream().close();
            if (watcher.waitFor(grace.plus(REAP).toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (IOException _) {
            // The watcher has ended already, and the pipe with it.
        } catch (InterruptedException _) {
            interrupted = true;
        }
        family.forEach(ProcessHandle::destroyForcibly);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
