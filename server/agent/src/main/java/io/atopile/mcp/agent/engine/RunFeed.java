package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunDelta;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.tool.CancellationSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Everything about a run for one watcher: the events in its journal, then new ones, whichever process executes it;
 * deltas only if this server does. The run never waits for a watcher: a slow one misses deltas and reads the events
 * from the journal.
 */
public final class RunFeed implements AutoCloseable {

    /** What a watcher receives. */
    public sealed interface Heard {
        record Happened(RecordedEvent event) implements Heard {}

        record Passed(RunDelta delta) implements Heard {}
    }

    private static final int ROOM = 4096;
    private static final long BETWEEN_LOOKS = 200;
    private static final long BEFORE_THE_LAST_LOOK = 5;

    private final RunDirectory directory;
    private final BlockingQueue<Heard> live = new ArrayBlockingQueue<>(ROOM);
    private final Deque<RecordedEvent> kept = new ArrayDeque<>();
    private final CancellationSignal.Registration watching;
    private final boolean isLive;
    private volatile boolean missed;
    private volatile boolean over;
    private boolean ended;
    private long seen;
    private long size = -1;

    /** Feeds the events after {@code seen}; {@code engine} may or may not execute the run. */
    RunFeed(Engine engine, RunDirectory directory, long seen) {
        this.directory = directory;
        this.seen = seen;
        this.watching = engine.watch(directory.id(), new Listener());
        this.isLive = engine.findState(directory.id()).isPresent();
        look();
    }

    /** Returns the next item; empty if none came in time or the feed is over. */
    public Optional<Heard> awaitNext(Duration patience) throws InterruptedException {
        var until = System.nanoTime() + patience.toNanos();
        while (!over) {
            var next = pollKept();
            if (next.isPresent()) {
                return next;
            }
            var left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            var heard = live.poll(Math.clamp(left, 0, ended ? BEFORE_THE_LAST_LOOK : BETWEEN_LOOKS), TimeUnit.MILLISECONDS);
            if (heard != null) {
                next = acceptInOrder(heard);
                if (next.isPresent()) {
                    return next;
                }
                continue;
            }
            lookAround();
            if (kept.isEmpty() && System.nanoTime() - until >= 0) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Returns whether nothing more will come: the run is no longer executed, or the feed was closed. */
    public boolean isOver() {
        return over;
    }

    private Optional<Heard> pollKept() {
        while (!kept.isEmpty()) {
            var event = kept.poll();
            if (event.seq() > seen) {
                return Optional.of(markSeen(event));
            }
        }
        return Optional.empty();
    }

    private Heard markSeen(RecordedEvent event) {
        seen = event.seq();
        ended = event.event() instanceof RunEvent.TurnCompleted || event.event() instanceof RunEvent.TurnAborted;
        return new Heard.Happened(event);
    }

    /** Returns empty for an event that was already read from the journal, or that comes after a missed one. */
    private Optional<Heard> acceptInOrder(Heard heard) {
        return switch (heard) {
            case Heard.Passed passed -> Optional.of(passed);
            case Heard.Happened(var event) when event.seq() == seen + 1 -> Optional.of(markSeen(event));
            case Heard.Happened(var event) -> {
                if (event.seq() > seen) {
                    look();
                }
                yield Optional.empty();
            }
        };
    }

    private void lookAround() {
        var driven = directory.isDriven();
        if (!isLive || missed || !driven) {
            missed = false;
            look();
        }
        if (!driven && kept.isEmpty() && live.isEmpty()) {
            over = true;
        }
    }

    private void look() {
        try {
            var now = Files.size(directory.journal());
            if (now != size) {
                size = now;
                directory.events().stream().filter(event -> event.seq() > seen).forEach(kept::add);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        over = true;
        watching.close();
    }

    private final class Listener implements RunWatcher {
        @Override
        public void handleEvent(RecordedEvent event) {
            if (!live.offer(new Heard.Happened(event))) {
                missed = true;
            }
        }

        @Override
        public void handleDelta(RunDelta delta) {
            live.offer(new Heard.Passed(delta));
        }
    }
}
