package io.atopile.mcp.server.http;

import static io.atopile.mcp.server.http.Served.call;
import static io.atopile.mcp.server.http.Served.messages;
import static io.atopile.mcp.server.http.Served.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a client gets that does everything right. */
class ConversationTest {

    private static final List<String> NAMES = List.of("zeta", "beta", "omega", "alpha", "kappa");

    private final Served served = new Served();

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void anIntroductionIsAnsweredWithWhatIsOffered() throws Exception {
        var hello = served.post(null, Served.INITIALIZE);
        assertEquals(200, hello.statusCode());
        var result = messages(hello).getFirst().get("result");
        assertEquals("2025-11-25", result.get("protocolVersion").asString());
        assertEquals("fixture", result.at("/serverInfo/name").asString());
        assertEquals("For tests.", result.get("instructions").asString());
        assertTrue(result.get("capabilities").has("tools"));
        assertTrue(result.at("/capabilities/resources/subscribe").asBoolean());
    }

    @Test
    void theClientsRevisionIsKeptWhereItIsKnown() throws Exception {
        for (var version : List.of("2025-03-26", "2025-06-18", "2025-11-25")) {
            var hello = messages(served.post(null, Served.INITIALIZE.replace("2025-11-25", version)));
            assertEquals(version, hello.getFirst().at("/result/protocolVersion").asString());
        }
        var hello = messages(served.post(null, Served.INITIALIZE.replace("2025-11-25", "2031-01-01")));
        assertEquals("2025-11-25", hello.getFirst().at("/result/protocolVersion").asString());
    }

    @Test
    void aCallIsAnsweredOnItsOwnStreamWithoutEventIds() throws Exception {
        var session = served.openSession();
        var response = served.post(session, call("\"a\"", "echo", "{\"text\":\"hi\"}"));
        assertTrue(response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream"));
        assertEquals("no", response.headers().firstValue("X-Accel-Buffering").orElse(""));
        assertFalse(response.body().contains("id: "), response.body());
        var answer = messages(response).getFirst();
        assertEquals("a", answer.get("id").asString());
        assertEquals("hi", text(answer));
    }

    @Test
    void theCallersNameAndTheMetaReachTheTool() throws Exception {
        var answer = served.answer(served.openSession(), call(1, "who", "{}", "{\"threadId\":\"t\"}"));
        assertEquals("tester {\"threadId\":\"t\"}", text(answer));
    }

    @Test
    void everyListKeepsItsOrder() throws Exception {
        var session = served.openSession();
        assertEquals(FixtureTools.NAMES, names(session, "tools/list", "tools"));
        assertEquals(NAMES, names(session, "resources/list", "resources"));
        assertEquals(NAMES, names(session, "prompts/list", "prompts"));
        assertEquals(List.of("any"), names(session, "resources/templates/list", "resourceTemplates"));
    }

    @Test
    void resourcesPromptsCompletionsAndLevelsAreServed() throws Exception {
        var session = served.openSession();
        var read = ask(session, "resources/read", "{\"uri\":\"test://zeta\"}");
        assertEquals("hello", read.at("/result/contents/0/text").asString());
        assertEquals(
                -32002,
                ask(session, "resources/read", "{\"uri\":\"test://none\"}").at("/error/code").asInt());
        assertTrue(ask(session, "resources/subscribe", "{\"uri\":\"test://zeta\"}").has("result"));
        assertTrue(ask(session, "resources/unsubscribe", "{\"uri\":\"test://zeta\"}").has("result"));
        var prompt = ask(session, "prompts/get", "{\"name\":\"zeta\",\"arguments\":{\"topic\":\"x\"}}");
        assertEquals("About x", prompt.at("/result/messages/0/content/text").asString());
        assertEquals(
                -32602, ask(session, "prompts/get", "{\"name\":\"zeta\"}").at("/error/code").asInt());
        var completed = ask(
                session,
                "completion/complete",
                """
                {"ref":{"type":"ref/prompt","name":"zeta"},"argument":{"name":"topic","value":"a"}}""");
        assertEquals("a2", completed.at("/result/completion/values/1").asString());
        assertTrue(ask(session, "logging/setLevel", "{\"level\":\"error\"}").has("result"));
        assertTrue(ask(session, "ping", "{}").has("result"));
    }

    @Test
    void whatAClientHearsDependsOnItsLevel() throws Exception {
        var session = served.openSession();
        assertEquals(List.of("info", "error"), levels(session));
        ask(session, "logging/setLevel", "{\"level\":\"error\"}");
        assertEquals(List.of("error"), levels(session));
    }

    @Test
    void logMessagesNameTheToolThatWasCalledThroughAnother() throws Exception {
        var session = served.openSession();
        ask(session, "logging/setLevel", "{\"level\":\"debug\"}");
        assertEquals(List.of("count"), loggers(session, "{}"));
        assertEquals(List.of("build_list"), loggers(session, "{\"tool\":\"build_list\"}"));
    }

    private List<String> loggers(String session, String arguments) throws Exception {
        return messages(served.post(session, call(1, "count", arguments))).stream()
                .filter(message -> message.path("method").asString("").equals("notifications/message"))
                .map(message -> message.at("/params/logger").asString())
                .distinct()
                .toList();
    }

    private List<String> levels(String session) throws Exception {
        var messages = messages(served.post(session, call(1, "shout", "{}")));
        assertEquals("elicitation true", text(messages.getLast()));
        return messages.stream()
                .filter(message -> message.path("method").asString("").equals("notifications/message"))
                .map(message -> message.at("/params/level").asString())
                .toList();
    }

    private List<String> names(String session, String method, String field) throws Exception {
        return ask(session, method, "{}").get("result").get(field).valueStream()
                .map(item -> item.get("name").asString())
                .toList();
    }

    private JsonNode ask(String session, String method, String params) throws Exception {
        return served.answer(
                session,
                """
                {"jsonrpc":"2.0","id":1,"method":"%s","params":%s}""".formatted(method, params));
    }
}
