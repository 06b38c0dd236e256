package io.atopile.mcp.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server on this machine that behaves as a test tells it, badly too. */
public final class LoopbackServer implements AutoCloseable {

    /** What it does with one request. */
    @FunctionalInterface
    public interface Act {
        void on(HttpExchange exchange) throws IOException;
    }

    /** A request that it got. */
    public record Got(String method, String path, Headers headers, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Deque<Act>> acts = new ConcurrentHashMap<>();
    private final List<Got> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    public LoopbackServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What it does at a path, one act after the other; the last stays. */
    public void at(String path, Act... script) {
        acts.put(path, new ArrayDeque<>(List.of(script)));
    }

    public List<Got> requests() {
        return List.copyOf(requests);
    }

    public long asked(String path) {
        return requests.stream().filter(got -> got.path().equals(path)).count();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().toString();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(new Got(exchange.getRequestMethod(), path, exchange.getRequestHeaders(), body));
        try (exchange) {
            next(path).on(exchange);
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private Act next(String path) {
        var script = acts.getOrDefault(path, new ArrayDeque<>(List.of(status(404, "{\"detail\": \"Not here\"}"))));
        synchronized (script) {
            return script.size() > 1 ? script.poll() : script.element();
        }
    }

    public static Act json(String text) {
        return status(200, text);
    }

    public static Act status(int code, String json, String... headers) {
        return body(code, "application/json", json.getBytes(StandardCharsets.UTF_8), headers);
    }

    public static Act body(int code, String type, byte[] bytes, String... headers) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            for (var i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** Promises all of the bytes and sends half of them. */
    public static Act cutOff(String type, byte[] bytes) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.getResponseBody().flush();
            throw new IOException("cut off on purpose");
        };
    }

    /** Says nothing until the test is over. */
    public Act silence() {
        return _ -> await();
    }

    /** Begins an answer and says nothing more until the test is over. */
    public Act stutter() {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await();
        };
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** An address on this machine where nobody listens. */
    public static String nobody() throws IOException {
        try (var closing = new LoopbackServer()) {
            return closing.url();
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
