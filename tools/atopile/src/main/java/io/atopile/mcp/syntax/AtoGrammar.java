package io.atopile.mcp.syntax;

import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtoSearchResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Checks syntax with the grammar of the installed atopile, in a process that is started on the first check, ended after some idle
 * minutes and restarted when needed.
 */
public final class AtoGrammar implements SyntaxCheck, AutoCloseable {

    private static final int LONGEST_TEXT = 1 << 20;

    private final AtoFinder finder;
    private final Duration idle;
    private final ReentrantLock starting = new ReentrantLock();
    private volatile @Nullable GrammarProcess process;
    private volatile boolean closed;

    public AtoGrammar(AtoFinder finder) {
        this(finder, Duration.ofMinutes(3));
    }

    /** Ends the process after it was idle for the given time. */
    AtoGrammar(AtoFinder finder, Duration idle) {
        this.finder = finder;
        this.idle = idle;
    }

    @Override
    public Optional<List<Fault>> check(Path file, String text) throws InterruptedException {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        var running = running();
        if (running.isEmpty()) {
            return Optional.empty();
        }
        var answer = running.get().ask(text);
        try {
            return Optional.of(answer.get());
        } catch (ExecutionException _) {
            return Optional.empty();
        } finally {
            answer.cancel(false);
        }
    }

    private Optional<GrammarProcess> running() throws InterruptedException {
        starting.lockInterruptibly();
        try {
            var current = process;
            if (current != null && current.isAlive()) {
                return Optional.of(current);
            }
            var started = closed ? Optional.<GrammarProcess>empty() : startProcess();
            process = started.orElse(null);
            return started;
        } finally {
            starting.unlock();
        }
    }

    private Optional<GrammarProcess> startProcess() throws InterruptedException {
        if (!(finder.find() instanceof AtoSearchResult.Ready(var ato))) {
            return Optional.empty();
        }
        try {
            var started = new GrammarProcess(ato);
            Thread.ofPlatform().daemon().name("grammar idle").start(() -> endWhenIdle(started));
            return Optional.of(started);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private void endWhenIdle(GrammarProcess watched) {
        try {
            while (watched.isAlive() && watched.idleNanos() < idle.toNanos()) {
                Thread.sleep(idle.dividedBy(4));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            watched.close();
        }
    }

    /** Returns the PID of the running process, for monitoring. */
    Optional<Long> pid() {
        return Optional.ofNullable(process).filter(GrammarProcess::isAlive).map(GrammarProcess::pid);
    }

    @Override
    public void close() {
        closed = true;
        var current = process;
        if (current != null) {
            current.close();
        }
    }
}
