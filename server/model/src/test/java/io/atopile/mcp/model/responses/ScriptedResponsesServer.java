package io.atopile.mcp.model.responses;

import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/** A real Responses API on this machine, over a bare socket, that does with the n-th request what the n-th act says. */
public final class ScriptedResponsesServer implements AutoCloseable {

    /** What it does with one request. */
    @FunctionalInterface
    public interface Act {
        void on(ScriptedExchange exchange) throws IOException, InterruptedException;
    }

    /** A request that it got, its header names in lower case, and when it was there, in nanoseconds. */
    public record Got(String target, Map<String, String> headers, ObjectNode body, long at) {}

    private final ServerSocket socket;
    private final List<Act> acts;
    private final AtomicInteger played = new AtomicInteger();
    private final List<Got> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private ScriptedResponsesServer(ServerSocket socket, List<Act> acts) {
        this.socket = socket;
        this.acts = acts;
    }

    /** One that listens; its last act stays for all the requests that follow. */
    public static ScriptedResponsesServer playing(Act... acts) throws IOException {
        var socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        var server = new ScriptedResponsesServer(socket, List.of(acts));
        server.threads.execute(server::listen);
        return server;
    }

    /** Where nobody listens. */
    public static URI nobody() throws IOException {
        try (var closing = playing()) {
            return closing.base();
        }
    }

    public URI base() {
        return URI.create("http://127.0.0.1:%d/v1".formatted(socket.getLocalPort()));
    }

    /** What was asked, oldest first. */
    public List<Got> requests() {
        return List.copyOf(requests);
    }

    /** The time between a request and the one after it, counted from 0. */
    public Duration gapAfter(int request) {
        return Duration.ofNanos(requests.get(request + 1).at() - requests.get(request).at());
    }

    public int openConnections() {
        return open.size();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                open.add(connection);
                threads.execute(() -> serve(connection));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var request = ScriptedExchange.read(connection);
            requests.add(request);
            var act = acts.get(Math.min(played.getAndIncrement(), acts.size() - 1));
            act.on(new ScriptedExchange(connection, request, over));
        } catch (IOException _) {
            // The client went away, which many tests want it to.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(connection);
        }
    }

    /** The JSON that a test writes with single quotes. */
    public static ObjectNode json(String text) {
        return (ObjectNode) Json.mapper().readTree(text.replace('\'', '"'));
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        socket.close();
        for (var connection : open) {
            connection.close();
        }
        threads.shutdownNow();
    }
}
