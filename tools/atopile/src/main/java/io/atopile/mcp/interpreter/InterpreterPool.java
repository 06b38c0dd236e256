package io.atopile.mcp.interpreter;

import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoProfiles;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.DeadlineScheduler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The interpreters of this server. Each belongs to one project and purpose, executes one command at a time and is ended when it has been idle for
 * some minutes or when another project needs its place.
 */
public final class InterpreterPool implements AutoCloseable {

    private static final int MOST = 4;
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final Duration TO_TRY_AGAIN = Duration.ofMinutes(10);

    private final Duration idle;
    private final DeadlineScheduler deadlines = new DeadlineScheduler("interpreters");
    private final List<ProjectInterpreter> interpreters = new ArrayList<>();
    private final Map<Path, Instant> unfit = new HashMap<>();
    private boolean closed;

    /** @param enabled whether there are interpreters at all */
    public InterpreterPool(boolean enabled) {
        this(IDLE);
        closed = !enabled;
    }

    /** Ends each interpreter after it was idle for the given time. */
    InterpreterPool(Duration idle) {
        this.idle = idle;
    }

    /**
     * Reserves an interpreter of a project for one command.
     *
     * @param ato the project's
     * @return empty if all are in use, or if this atopile can't be run by one
     */
    public synchronized Optional<InterpreterLease> takeLease(AtoCli ato, Path project, InterpreterPurpose purpose) throws IOException {
        if (closed || unfit.getOrDefault(ato.python(), Instant.MIN).isAfter(Instant.now())) {
            return Optional.empty();
        }
        var own = interpreters.stream().filter(each -> !each.isTaken() && each.isOf(ato, project, purpose)).findFirst();
        if (own.isEmpty() && !makeRoom()) {
            return Optional.empty();
        }
        var interpreter = own.isPresent() ? own.get() : add(new ProjectInterpreter(ato, project, purpose));
        interpreter.take();
        return Optional.of(new InterpreterLease(this, interpreter));
    }

    /** Starts an interpreter without a project, and returns why it can't run commands; empty if it can. */
    public static Optional<String> findFault(AtoCli ato) throws InterruptedException {
        try {
            var own = ato.withPurpose("interpreter");
            var directory = own.directories().home();
            WarmInterpreter.start(own, directory, own.environment(), own.confine(AtoProfiles.createStandaloneProfile(own))).close();
            return Optional.empty();
        } catch (UnfitInterpreterException | IOException failure) {
            return Optional.of(String.valueOf(failure.getMessage()));
        }
    }

    private ProjectInterpreter add(ProjectInterpreter interpreter) {
        interpreters.add(interpreter);
        return interpreter;
    }

    /** Ends the interpreter that has been idle the longest if there are too many; returns whether there is room for another. */
    private boolean makeRoom() {
        if (interpreters.size() < MOST) {
            return true;
        }
        var oldest = interpreters.stream().filter(each -> !each.isTaken()).min((one, other) -> one.idleSince().compareTo(other.idleSince()));
        oldest.ifPresent(this::drop);
        return oldest.isPresent();
    }

    private void drop(ProjectInterpreter interpreter) {
        interpreters.remove(interpreter);
        interpreter.close();
    }

    synchronized void markUnfit(AtoCli ato) {
        unfit.put(ato.python(), Instant.now().plus(TO_TRY_AGAIN));
    }

    /** Takes an interpreter back after a command. */
    synchronized void release(ProjectInterpreter interpreter) {
        if (closed || !interpreter.isReusable()) {
            drop(interpreter);
            return;
        }
        interpreter.giveBack(scheduleEnd(interpreter));
    }

    private CancellationSignal.Registration scheduleEnd(ProjectInterpreter interpreter) {
        var since = Instant.now();
        return deadlines.schedule(idle, () -> endIdle(interpreter, since));
    }

    private synchronized void endIdle(ProjectInterpreter interpreter, Instant since) {
        if (!interpreter.isTaken() && !interpreter.idleSince().isAfter(since)) {
            drop(interpreter);
        }
    }

    /** Returns its processes, for monitoring. */
    public synchronized List<ProcessHandle> processes() {
        return interpreters.stream().flatMap(ProjectInterpreter::processes).toList();
    }

    /** Ends all interpreters and the commands that they execute. */
    @Override
    public synchronized void close() {
        closed = true;
        deadlines.close();
        List.copyOf(interpreters).forEach(this::drop);
    }
}
