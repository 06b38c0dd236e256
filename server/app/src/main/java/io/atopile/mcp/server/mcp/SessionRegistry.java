package io.atopile.mcp.server.mcp;

import io.atopile.mcp.tool.CancellationSignal;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions that clients may still use, and the number of requests being answered in them. */
final class SessionRegistry {

    /** Whether there is room for one more. */
    enum Room {
        ENOUGH,
        NOT_FOR_CLIENT,
        NONE
    }

    private final SessionLimits limits;
    private final Map<String, ClientSession> open = new ConcurrentHashMap<>();
    private int underWay;
    private int calls;

    SessionRegistry(SessionLimits limits) {
        this.limits = limits;
    }

    Optional<ClientSession> find(String id) {
        return Optional.ofNullable(open.get(id));
    }

    void add(ClientSession session) {
        open.put(session.getId(), session);
    }

    /** Removes a session and stops the calls that still run in it. */
    void end(String id) {
        var ended = open.remove(id);
        if (ended != null) {
            ended.conversation().stop(CancellationSignal.Reason.CLIENT);
            ended.conversation().close();
        }
    }

    /** Returns whether one more session of a client fits, ending an idle one if necessary. */
    Room makeRoom(String client) {
        var own = open.values().stream().filter(session -> session.client().equals(client)).toList();
        if (own.size() >= limits.sessionsPerClient() && !endIdle(own)) {
            return Room.NOT_FOR_CLIENT;
        }
        return open.size() < limits.sessions() || endIdle(open.values()) ? Room.ENOUGH : Room.NONE;
    }

    /** Ends one idle session: preferably one that was never used, and of these the one idle for longest. */
    private static boolean endIdle(Collection<ClientSession> sessions) {
        var idle = sessions.stream()
                .filter(session -> !session.isBusy())
                .max(Comparator.comparing(ClientSession::isUnused).thenComparing(ClientSession::getIdleTime));
        idle.ifPresent(ClientSession::close);
        return idle.isPresent();
    }

    /** Returns whether one more session may listen. */
    boolean mayListen() {
        return open.values().stream().filter(ClientSession::isListening).count() < limits.streams();
    }

    /** Counts a request in; only tool calls are limited. If there is room for it, {@link #leave} must follow. */
    synchronized Room enter(ClientSession session, boolean call) {
        if (call && session.calls() >= limits.callsPerSession()) {
            return Room.NOT_FOR_CLIENT;
        }
        if (call && calls >= limits.calls()) {
            return Room.NONE;
        }
        session.enter(call);
        underWay++;
        calls += call ? 1 : 0;
        return Room.ENOUGH;
    }

    synchronized void leave(ClientSession session, boolean call) {
        session.leave(call);
        underWay--;
        calls -= call ? 1 : 0;
        notifyAll();
    }

    /** Waits until no request is being answered, at most for {@code patience}. */
    synchronized void awaitQuiet(Duration patience) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        for (var left = patience; underWay > 0 && left.isPositive(); left = Duration.ofNanos(end - System.nanoTime())) {
            wait(Math.max(1, left.toMillis()));
        }
    }

    void stopCalls() {
        open.values().forEach(session -> session.conversation().stop(CancellationSignal.Reason.SHUTDOWN));
    }
}
