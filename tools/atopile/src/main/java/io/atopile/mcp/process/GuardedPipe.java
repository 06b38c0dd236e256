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
 * A child process that is talked to through its standard input and output, and can't outlive its owner.
 *
 * <p>Between this server and the program stands a small watcher which passes on what we write. When our end of its pipe
 * closes, because of {@link #close()} or because this server is gone, the program's input ends too; if the program is not
 * gone after the grace, its whole process group is killed. When the program ends by itself, so does all of its group.
 */
public final class GuardedPipe implements AutoCloseable {

    private static final PythonProgram WATCHER = PythonProgram.of("child.py", "pipe.py");
    private static final Duration REAP = Duration.ofSeconds(2);

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
     * @param interpreter a Python of 3.9 or newer, which runs the watcher
     * @param environment the program's whole environment; nothing is inherited
     * @param grace how long the program may take to end after its input has
     * @param confinement what the program may reach
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

    /** What the program reads; unbuffered, so that a message should be written whole. */
    public OutputStream input() {
        return watcher.getOutputStream();
    }

    /** What the program writes. */
    public InputStream output() {
        return watcher.getInputStream();
    }

    public boolean isAlive() {
        return watcher.isAlive();
    }

    /** The watcher and everything it guards. */
    public List<ProcessHandle> family() {
        return Stream.concat(Stream.of(watcher.toHandle()), watcher.descendants()).toList();
    }

    /** Ends the program and waits until it is gone: at most the grace and two seconds. */
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
