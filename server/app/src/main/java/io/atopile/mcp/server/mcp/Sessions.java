package io.atopile.mcp.server.mcp;

import io.atopile.mcp.tool.Cancellation;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions that clients may still use, and how many of their requests are being answered. */
final class Sessions {

    private final Limits limits;
    private final Map<String, ClientSession> open = new ConcurrentHashMap<>();
    private int underWay;

    Sessions(Limits limits) {
        this.limits = limits;
    }

    Optional<ClientSession> find(String id) {
        return Optional.ofNullable(open.get(id));
    }

    void add(ClientSession session) {
        open.put(session.getId(), session);
    }

    /** Forgets a session and stops what still runs in it. */
    void end(String id) {
        var ended = open.remove(id);
        if (ended != null) {
            ended.conversation().stop(Cancellation.Reason.CLIENT);
        }
    }

    /** Whether one more session fits, if need be in the place of the one unused for longest. */
    boolean makeRoom() {
        if (open.size() < limits.sessions()) {
            return true;
        }
        var spare = open.values().stream()
                .filter(session -> !session.isBusy() && session.unused().compareTo(limits.spare()) >= 0)
                .max(Comparator.comparing(ClientSession::unused));
        spare.ifPresent(ClientSession::close);
        return spare.isPresent();
    }

    synchronized void enter(ClientSession session) {
        session.enter();
        underWay++;
    }

    synchronized void leave(ClientSession session) {
        session.leave();
        underWay--;
        notifyAll();
    }

    /** Waits until no request is being answered, at most so long. */
    synchronized void awaitQuiet(Duration patience) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        for (var left = patience; underWay > 0 && left.isPositive(); left = Duration.ofNanos(end - System.nanoTime())) {
            wait(Math.max(1, left.toMillis()));
        }
    }

    void stopCalls() {
        open.values().forEach(session -> session.conversation().stop(Cancellation.Reason.SHUTDOWN));
    }
}
