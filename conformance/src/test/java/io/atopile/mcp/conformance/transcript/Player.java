package io.atopile.mcp.conformance.transcript;

import static org.awaitility.Awaitility.await;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.conformance.client.Wire;
import io.atopile.mcp.server.dispatch.ServerFeatures;
import io.atopile.mcp.tool.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Plays the client's half of a transcript over one transport and writes down the server's. */
final class Player {

    private static final Pattern MANY = Pattern.compile("<x\\*(\\d+)>");
    private static final List<String> HANDSHAKE = List.of(
            """
            {"jsonrpc":"2.0","id":"handshake","method":"initialize","params":{"protocolVersion":"2025-11-25",\
            "capabilities":{},"clientInfo":{"name":"transcript","version":"1"}}}""",
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");

    private final LinkedBlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final Transport transport;

    private Player(Transport transport) {
        this.transport = transport;
    }

    /** What was heard in each exchange that goes over the transport; nothing in the others. */
    static List<List<JsonNode>> play(Transcript transcript, Transport transport, ServerFeatures offer) {
        try (var served = transport.serve(offer)) {
            return new Player(transport).play(transcript, served);
        }
    }

    private List<List<JsonNode>> play(Transcript transcript, Wire.Connector served) {
        try (var wire = served.connect(heard::add)) {
            if (transcript.handshake()) {
                HANDSHAKE.forEach(line -> say(wire, line));
                heard.clear();
            }
            var answers = new ArrayList<List<JsonNode>>();
            for (var exchange : transcript.exchanges()) {
                if (exchange.over().contains(transport)) {
                    hold(wire, exchange);
                }
                var said = new ArrayList<JsonNode>();
                heard.drainTo(said);
                answers.add(said);
            }
            return answers;
        }
    }

    private void hold(Wire wire, Exchange exchange) {
        for (var line : exchange.lines()) {
            exchange.until().ifPresentOrElse(_ -> wire.send(expanded(line)), () -> say(wire, line));
        }
        exchange.until().ifPresent(method -> await().atMost(McpClient.PATIENCE)
                .until(() -> heard.stream()
                        .anyMatch(message -> message.path("method").asString("").equals(method))));
    }

    /** A request is answered; what has no answer was at least dealt with. */
    private void say(Wire wire, String line) {
        var before = answered();
        wire.send(expanded(line));
        wire.settle();
        if (isRequest(line)) {
            await().atMost(McpClient.PATIENCE).until(() -> answered() > before);
        }
    }

    private long answered() {
        return heard.stream().filter(message -> !message.has("method")).count();
    }

    private static boolean isRequest(String line) {
        try {
            var message = Json.mapper().readTree(line);
            return message.has("method") && message.has("id");
        } catch (JacksonException _) {
            return false;
        }
    }

    private static String expanded(String line) {
        return line.equals("<nothing>")
                ? ""
                : MANY.matcher(line)
                        .replaceAll(match -> "x".repeat(Integer.parseInt(match.group(1))));
    }
}
