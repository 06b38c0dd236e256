package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.Recorded;
import io.atopile.mcp.agent.Ref;
import io.atopile.mcp.agent.RunDelta;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.model.Item;
import io.atopile.mcp.model.Items;
import io.atopile.mcp.tool.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** A run while it is driven by this process: every event goes through here, into the journal, the state and to watchers. */
final class LiveRun {

    private final RunDirectory directory;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<RunWatcher> watchers = new CopyOnWriteArrayList<>();
    private final Map<Ref, Item> items = new ConcurrentHashMap<>();
    private volatile RunState state;

    /** A run whose events were read from its journal. */
    LiveRun(RunDirectory directory, Clock clock, RunState state) {
        this.directory = directory;
        this.clock = clock;
        this.state = state;
    }

    RunDirectory directory() {
        return directory;
    }

    RunState state() {
        return state;
    }

    RunState record(RunEvent event) {
        recordIf(_ -> true, event);
        return state;
    }

    /** Records an event unless something else has come first; says whether it did. */
    boolean recordIf(Predicate<RunState> still, RunEvent event) {
        lock.lock();
        try {
            if (!still.test(state)) {
                return false;
            }
            var recorded = new Recorded(state.seq() + 1, clock.instant(), event);
            directory.append(recorded);
            state = state.then(recorded);
            changed.signalAll();
            watchers.forEach(watcher -> watcher.event(recorded));
            return true;
        } finally {
            lock.unlock();
        }
    }

    void tell(RunDelta delta) {
        watchers.forEach(watcher -> watcher.delta(delta));
    }

    /** Waits until the state is as wished, or the time is over; says whether it is. */
    boolean await(Predicate<RunState> wished, Duration longest) throws InterruptedException {
        var nanos = longest.toNanos();
        lock.lockInterruptibly();
        try {
            while (!wished.test(state)) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = changed.awaitNanos(nanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    void watch(RunWatcher watcher) {
        watchers.add(watcher);
    }

    void unwatch(RunWatcher watcher) {
        watchers.remove(watcher);
    }

    /** Keeps an item of the conversation; what the model is given later is the item without secrets. */
    Ref keep(Item item) {
        return directory.texts().put(Json.mapper().writeValueAsString(Items.toJson(item)));
    }

    Item item(Ref ref) {
        return items.computeIfAbsent(
                ref, kept -> Items.of((ObjectNode) Json.mapper().readTree(directory.texts().get(kept))));
    }

    List<Item> items(List<Ref> refs) {
        return refs.stream().map(this::item).toList();
    }
}
