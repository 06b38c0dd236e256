package io.atopile.mcp.build;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A components service that finds nothing and records each request with its authorization. */
record UnknowingService(HttpServer server, List<String> requests) implements AutoCloseable {

    static UnknowingService start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var requests = new CopyOnWriteArrayList<String>();
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
            exchange.getRequestBody().readAllBytes();
            var body = "{\"detail\": \"none\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return new UnknowingService(server, requests);
    }

    boolean isSignedIn() {
        return requests.stream().anyMatch(request -> request.contains("Bearer " + token()));
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** The user's access token. */
    static String token() {
        var end = Instant.parse("2099-01-01T00:00:00Z").getEpochSecond();
        return encoded("{\"alg\": \"none\"}") + "." + encoded("{\"exp\": %d, \"sub\": \"canary\"}".formatted(end)) + ".c";
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
