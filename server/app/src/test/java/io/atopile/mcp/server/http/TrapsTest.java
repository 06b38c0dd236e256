package io.atopile.mcp.server.http;

import static io.atopile.mcp.server.http.Served.call;
import static io.atopile.mcp.server.http.Served.messages;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What goes wrong is answered properly, says nothing of the server's insides, and the server goes on. */
class TrapsTest {

    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/list\"}";

    private final Served served = new Served();
    private String session = "";

    @BeforeEach
    void open() throws Exception {
        session = served.openSession();
    }

    @AfterEach
    void goesOn() throws Exception {
        assertTrue(served.answer(session, LIST).has("result"));
        served.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {bad json                                       | -32700 | null
            '                                              '| -32700 | null
            "text"                                          | -32700 | null
            {"jsonrpc":"2.0","id":1,"method":"ping"} x      | -32700 | null
            []                                              | -32600 | null
            [{"jsonrpc":"2.0","id":1,"method":"ping"}]      | -32600 | null
            {}                                              | -32600 | null
            {"jsonrpc":"1.0","id":4,"method":"ping"}        | -32600 | 4
            {"jsonrpc":"2.0","id":null,"method":"ping"}     | -32600 | null
            {"jsonrpc":"2.0","id":1.5,"method":"ping"}      | -32600 | null
            {"jsonrpc":"2.0","id":99999999999999999999,"method":"ping"} | -32600 | null
            {"jsonrpc":"2.0","id":{},"method":"ping"}       | -32600 | null
            {"jsonrpc":"2.0","id":4,"method":7}             | -32600 | 4
            {"jsonrpc":"2.0","id":4}                        | -32600 | 4
            {"jsonrpc":"2.0","id":4,"result":{},"error":{}} | -32600 | 4
            {"jsonrpc":"2.0","id":4,"method":"ping","params":[]} | -32602 | 4""")
    void whatIsNoMessageIsRefused(String body, int code, String id) throws Exception {
        assertError(served.post(session, body), 400, code, id);
    }

    @Test
    void aDeepBodyIsRefused() throws Exception {
        assertError(served.post(session, "[".repeat(50_000)), 400, -32700, "null");
    }

    @ParameterizedTest
    @CsvSource({"tools/list,-32600", "tools/call,-32600", "server/discover,-32601", "no/such,-32601", "ping,-32600"})
    void withoutASessionEveryRequestIsAnsweredUnderItsId(String method, int code) throws Exception {
        var body = "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"%s\"}".formatted(method);
        assertError(served.post(null, body), 400, code, "\"x\"");
        assertError(served.post("", body), 400, code, "\"x\"");
    }

    @Test
    void aProbeForTheNewestRevisionIsToldThatTheMethodIsUnknown() throws Exception {
        var probe = served.post(
                null,
                """
                {"jsonrpc":"2.0","id":1,"method":"server/discover","params":{"_meta":{\
                "io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}""",
                "MCP-Protocol-Version",
                "2026-07-28",
                "Mcp-Method",
                "server/discover");
        assertError(probe, 400, -32601, "1");
    }

    @Test
    void inASessionAnUnknownMethodIsAnswered() throws Exception {
        var answer = served.answer(session, "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"server/discover\"}");
        assertEquals(-32601, answer.at("/error/code").asInt());
        assertEquals(9, answer.get("id").asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/list", "resources/list", "resources/templates/list", "prompts/list"})
    void anUnknownCursorIsRefused(String method) throws Exception {
        var answer = served.answer(session, "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"%s\",\"params\":{\"cursor\":\"zzz\"}}".formatted(method));
        assertEquals(-32602, answer.at("/error/code").asInt(), answer::toString);
    }

    @Test
    void aSessionThatIsNotThereIsNotFound() throws Exception {
        assertError(served.post("no-such", LIST), 404, -32600, "5");
        assertError(served.post("no-such", Served.cancel(1)), 404, -32600, "null");
        assertError(served.send(served.request("no-such").GET()), 404, -32600, "null");
        assertError(served.send(served.request("no-such").DELETE()), 404, -32600, "null");
    }

    @Test
    void aSessionMustBeNamed() throws Exception {
        assertError(served.send(served.request(null).GET()), 400, -32600, "null");
        assertError(served.send(served.request(null).DELETE()), 400, -32600, "null");
        assertError(served.post(null, Served.cancel(1)), 400, -32600, "null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-01-01", "2026-07-28", "nonsense"})
    void anUnsupportedRevisionIsRefused(String version) throws Exception {
        assertError(served.post(session, LIST, "MCP-Protocol-Version", version), 400, -32600, "5");
        var header = "MCP-Protocol-Version";
        assertError(served.send(served.request(session, header, version).GET()), 400, -32600, "null");
        assertError(served.send(served.request(session, header, version).DELETE()), 400, -32600, "null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-03-26", "2025-06-18", "2025-11-25"})
    void everyRevisionWithSessionsIsSupported(String version) throws Exception {
        assertEquals(200, served.post(session, LIST, "MCP-Protocol-Version", version).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/event-stream", "text/html", "*/*;q=0"})
    void anAcceptWithoutRoomForTheAnswerIsRefused(String accept) throws Exception {
        assertError(served.post(session, LIST, "Accept", accept), 406, -32600, "5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*, text/*", "TEXT/EVENT-STREAM;q=0.5, application/json;q=1"})
    void anAcceptWithRoomIsUnderstood(String accept) throws Exception {
        assertEquals(200, served.post(session, LIST, "Accept", accept).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/jsonp", "application/x-www-form-urlencoded"})
    void aBodyOfAnotherTypeIsRefused(String type) throws Exception {
        assertError(served.post(session, LIST, "Content-Type", type), 415, -32600, "null");
    }

    @Test
    void aTypeWithACharsetIsTaken() throws Exception {
        assertEquals(200, served.post(session, LIST, "Content-Type", "Application/JSON; charset=utf-8").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "OPTIONS", "HEAD"})
    void otherVerbsAreRefused(String verb) throws Exception {
        var response = served.send(served.request(session).method(verb, HttpRequest.BodyPublishers.noBody()));
        assertEquals(405, response.statusCode());
        assertEquals("GET, POST, DELETE", response.headers().firstValue("Allow").orElse(""));
    }

    @Test
    void anUnknownToolIsNamed() throws Exception {
        var answer = served.answer(session, call(3, "ech", "{}"));
        assertEquals(-32602, answer.at("/error/code").asInt());
        assertTrue(answer.at("/error/message").asString().contains("ech. Nearest: echo"), answer.toString());
    }

    @Test
    void anIntroductionWithoutARevisionIsAnsweredAndOpensNothing() throws Exception {
        var hello = served.post(null, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\"}");
        assertError(hello, 200, -32602, "1");
        assertTrue(hello.headers().firstValue("Mcp-Session-Id").isEmpty());
    }

    @Test
    void anOddIntroductionIsTakenAsFarAsItGoes() throws Exception {
        var hello = served.post(
                null,
                """
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",\
                "capabilities":{"roots":7,"elicitation":"yes"},"clientInfo":[]}}""");
        assertEquals(200, hello.statusCode());
        assertEquals("2025-06-18", messages(hello).getFirst().at("/result/protocolVersion").asString());
    }

    static Stream<String> breaking() {
        return Stream.of(
                call(8, "break", "{}"),
                "{\"jsonrpc\":\"2.0\",\"id\":8,\"method\":\"resources/read\",\"params\":{\"uri\":\"test://broken\"}}");
    }

    @ParameterizedTest
    @MethodSource("breaking")
    void aMistakeOfOursIsReportedToUsAndNotToTheClient(String body) throws Exception {
        var response = served.post(session, body);
        assertEquals(-32603, messages(response).getLast().at("/error/code").asInt());
        assertEquals(8, messages(response).getLast().get("id").asInt());
        assertLeaksNothing(response.body());
        assertEquals(Fixture.SECRET, served.defects.remove().getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "GET /%zz HTTP/1.1\r\nHost: localhost\r\n",
        "GET /mcp/../../etc HTTP/1.1\r\nHost: localhost\r\n",
        "GET /elsewhere HTTP/1.1\r\nHost: localhost\r\n",
        "NONSENSE\r\n",
        "GET /mcp HTTP/9.9\r\nHost: localhost\r\n",
        "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: x\r\n"
    })
    void whatIsHardlyHttpLeaksNothing(String head) throws Exception {
        var response = served.raw(head + "Connection: close\r\n\r\n");
        assertTrue(response.matches("(?s)HTTP/1.1 (4|5).*"), response);
        assertLeaksNothing(response);
    }

    @Test
    void aHugeHeaderLeaksNothing() throws Exception {
        var response = served.raw("GET /mcp HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");
        assertTrue(response.startsWith("HTTP/1.1 431"), response);
        assertLeaksNothing(response);
    }

    private static void assertError(HttpResponse<String> response, int status, int code, String id) {
        assertEquals(status, response.statusCode(), response.body());
        assertTrue(response.headers().firstValue("Content-Type").orElse("").startsWith("application/json"));
        JsonNode body = Json.mapper().readTree(response.body());
        assertEquals(List.of("jsonrpc", "id", "error"), List.copyOf(body.propertyNames()));
        assertEquals("2.0", body.get("jsonrpc").asString());
        assertEquals(id, body.get("id").toString());
        assertEquals(code, body.at("/error/code").asInt());
        assertEquals(List.of("code", "message"), List.copyOf(body.get("error").propertyNames()));
        assertLeaksNothing(response.body());
    }

    private static void assertLeaksNothing(String text) {
        for (var leak : List.of(Fixture.SECRET, "Exception", "stackTrace", "\tat ", "io.modelcontextprotocol", "jetty",
                "Jetty", ".java", "tools.jackson")) {
            assertFalse(text.contains(leak), leak + " in: " + text);
        }
    }
}
