package io.atopile.mcp.server.dispatch;

import io.atopile.mcp.prompt.PromptSource;
import io.atopile.mcp.resource.ResourceSource;
import io.atopile.mcp.tool.DefectReporter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells clients when a list that they have read, or a resource that they have subscribed to, has changed. It looks after each call,
 * and regularly, because files also change without one. Looking takes at most a small part of the time, and none until a client has
 * listed or subscribed to something.
 */
public final class ChangeWatcher implements AutoCloseable {

    private static final long SOON = Duration.ofMillis(100).toNanos();
    private static final long REGULARLY = Duration.ofSeconds(2).toNanos();
    private static final long WHEN_IDLE = Duration.ofSeconds(15).toNanos();
    private static final long IDLE_AFTER = Duration.ofMinutes(2).toNanos();
    private static final int COST_FACTOR = 20;

    private final ResourceSource resources;
    private final PromptSource prompts;
    private final DefectReporter defects;
    private final Set<ClientWatch> watches = ConcurrentHashMap.newKeySet();
    private @Nullable Thread watcher;
    private boolean asked;
    private boolean closed;
    private long lastAskedNanos = System.nanoTime();

    public ChangeWatcher(ServerFeatures offer, DefectReporter defects) {
        this.resources = offer.resources();
        this.prompts = offer.prompts();
        this.defects = defects;
    }

    /** Watches for a client, which has listed or subscribed to something. */
    synchronized void add(ClientWatch watch) {
        watches.add(watch);
        if (watcher == null && !closed) {
            watcher = Thread.ofPlatform().daemon().name("changes").start(this::watch);
        }
    }

    void remove(ClientWatch watch) {
        watches.remove(watch);
    }

    /** Looks soon, because a call may have changed something. */
    synchronized void look() {
        asked = true;
        lastAskedNanos = System.nanoTime();
        notifyAll();
    }

    private void watch() {
        var cost = 0L;
        try {
            while (await(cost)) {
                var start = System.nanoTime();
                compareAll();
                cost = System.nanoTime() - start;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error defect) {
            defects.report("changes", defect);
        }
    }

    /** Files that are being changed meanwhile may be unreadable; they are looked at again. */
    private void compareAll() {
        try {
            compare();
        } catch (UncheckedIOException _) {
            return;
        }
    }

    /** Waits until it is time to look again; returns whether to go on. */
    private synchronized boolean await(long cost) throws InterruptedException {
        var start = System.nanoTime();
        while (!closed) {
            var now = System.nanoTime();
            var pause = asked ? SOON : now - lastAskedNanos > IDLE_AFTER ? WHEN_IDLE : REGULARLY;
            var left = Math.max(pause, COST_FACTOR * cost) - (now - start);
            if (left <= 0) {
                asked = false;
                return true;
            }
            wait(Math.max(1, left / 1_000_000));
        }
        return false;
    }

    private void compare() {
        if (hasAny(ClientWatch::hasListedResources)) {
            var now = resources.list();
            watches.forEach(watch -> watch.compareResources(now));
        }
        if (hasAny(ClientWatch::hasListedPrompts)) {
            var now = prompts.list();
            watches.forEach(watch -> watch.comparePrompts(now));
        }
        var versions = new HashMap<String, String>();
        for (var watch : watches) {
            if (watch.compareSubscribed(uri -> versions.computeIfAbsent(uri, this::findVersion))) {
                lookAgain();
            }
        }
    }

    private synchronized void lookAgain() {
        asked = true;
    }

    private String findVersion(String uri) {
        return resources.findVersion(uri).orElse("");
    }

    private boolean hasAny(Predicate<ClientWatch> which) {
        return watches.stream().anyMatch(which);
    }

    /** Stops watching. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
