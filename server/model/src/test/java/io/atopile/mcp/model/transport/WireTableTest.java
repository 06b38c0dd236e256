package io.atopile.mcp.model.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ConversationItemJson;
import io.atopile.mcp.model.ModelEvent;
import io.atopile.mcp.model.ModelReply;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.TokenUsage;
import io.atopile.mcp.model.chat.ChatWire;
import io.atopile.mcp.model.gemini.GeminiWire;
import io.atopile.mcp.model.messages.MessagesWire;
import io.atopile.mcp.model.responses.Asked;
import io.atopile.mcp.model.responses.ResponsesWire;
import io.atopile.mcp.model.responses.ScriptedResponsesServer;
import io.atopile.mcp.process.ScriptResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What becomes of the answers of providers, as they are on the wire. Each section of {@code wire-table.txt} has the API, the answers to the requests one
 * after the other ({@code <<<} with the status, then the events or the body) and what the gateway makes of them.
 */
class WireTableTest {

    /** A section of the table. */
    record Row(String title, ModelWire wire, List<String> answers, String expected) {
        @Override
        public String toString() {
            return title;
        }
    }

    static List<Row> rows() {
        return Arrays.stream(ScriptResource.read(WireTableTest.class, "wire-table.txt").split("(?m)^=== ", -1)).skip(1).map(WireTableTest::parse).toList();
    }

    private static Row parse(String section) {
        var parts = section.split("(?m)^>>>\\n", -1);
        var answers = parts[0].split("(?m)^<<< ", -1);
        var title = answers[0].strip();
        var wire = switch (title.substring(0, title.indexOf(':'))) {
            case "chat" -> new ChatWire();
            case "messages" -> new MessagesWire();
            case "gemini" -> new GeminiWire();
            case "responses" -> new ResponsesWire();
            default -> throw new IllegalArgumentException(title);
        };
        return new Row(title, wire, Arrays.stream(answers).skip(1).toList(), parts[1].strip());
    }

    @Test
    void theTableIsLong() {
        assertTrue(rows().size() >= 60, () -> "%d rows".formatted(rows().size()));
        assertEquals(rows().size(), rows().stream().map(Row::title).distinct().count());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void anAnswerIsReadAsTheTableSays(Row row) throws Exception {
        try (var server = ScriptedResponsesServer.playing(row.answers().stream().map(WireTableTest::toAct).toArray(ScriptedResponsesServer.Act[]::new));
                var gateway = new WireGateway(
                        Asked.withPatience(Asked.provider(server.base()), new ProviderRetryPolicy(1, 1, Duration.ofSeconds(5), Duration.ofMillis(1), Duration.ofSeconds(1))),
                        row.wire())) {
            var events = new ArrayList<ModelEvent>();
            var reply = gateway.ask(new ModelRequest("m", List.of(Asked.user("Hi")), List.of(), ModelRequest.Options.NONE, "t"), events::add);
            var told = Stream.of(describe(reply), events.stream().flatMap(WireTableTest::describe), Stream.of("requests: " + server.requests().size()))
                    .flatMap(lines -> lines)
                    .collect(Collectors.joining("\n"));
            assertEquals(row.expected(), told.replace(server.base().getAuthority(), "HOST"));
        }
    }

    private static ScriptedResponsesServer.Act toAct(String answer) {
        var head = answer.substring(0, answer.indexOf('\n')).strip();
        var lines = answer.substring(answer.indexOf('\n') + 1).strip();
        if (head.equals("stream") || head.equals("cut")) {
            var events = lines.lines().map(line -> "data: " + line + "\n\n").collect(Collectors.joining());
            return exchange -> {
                var begun = exchange.begin().send(events);
                if (head.equals("stream")) {
                    begun.end();
                }
            };
        }
        return exchange -> exchange.status(Integer.parseInt(head), "application/json", lines);
    }

    private static Stream<String> describe(ModelReply reply) {
        return switch (reply) {
            case ModelReply.Completed(_, var items, var usage, var endsTurn) ->
                Stream.concat(Stream.of("completed" + (endsTurn ? "" : ", wants to continue") + describe(usage)), items.stream().map(WireTableTest::describe));
            case ModelReply.Failed(var fault, var message, var items, var usage) ->
                Stream.concat(Stream.of("%s %s%s".formatted(fault, message, describe(usage))), items.stream().map(WireTableTest::describe));
        };
    }

    private static String describe(TokenUsage usage) {
        return usage.equals(TokenUsage.NONE) ? "" : ", tokens %d (%d cached) %d (%d reasoning)".formatted(usage.input(), usage.cached(), usage.output(), usage.reasoning());
    }

    private static String describe(ConversationItem item) {
        return switch (item) {
            case ConversationItem.Message message -> "says: " + message.text().replace("\n", "\\n");
            case ConversationItem.Call(var id, var name, var arguments) -> "calls: %s %s %s".formatted(id, name, arguments);
            case ConversationItem.Reasoning(_, var summary, var encrypted, _) -> "thinks: %s %s".formatted(summary, encrypted.orElse("-"));
            case ConversationItem.Output _, ConversationItem.Other _ -> ConversationItemJson.toJson(item).toString();
        };
    }

    private static Stream<String> describe(ModelEvent event) {
        return switch (event) {
            case ModelEvent.Warning(var message) -> Stream.of("warns: " + message);
            case ModelEvent.Retrying(_, _, _, var why) -> Stream.of("retries: " + why);
            case ModelEvent.TextDelta _, ModelEvent.ReasoningDelta _, ModelEvent.ItemDone _ -> Stream.empty();
        };
    }
}
