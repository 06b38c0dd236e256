package io.atopile.mcp.server.dispatch;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.resource.CompositeResourceSource;
import io.atopile.mcp.tool.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Timeout(30)
class McpStdioServerTest {

    private static final String INITIALIZE =
            """
            {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18",\
            "capabilities":{"elicitation":{}},"clientInfo":{"name":"tester","version":"1"}}}""";

    private final SlowAndQuick tools = new SlowAndQuick();
    private OutputStream toServer;
    private BufferedReader fromServer;
    private Thread server;

    @BeforeEach
    void start() throws IOException {
        var requests = Pipe.open();
        var answers = Pipe.open();
        toServer = Channels.newOutputStream(requests.sink());
        var in = Channels.newInputStream(requests.source());
        var out = Channels.newOutputStream(answers.sink());
        fromServer = new BufferedReader(
                new InputStreamReader(Channels.newInputStream(answers.source()), StandardCharsets.UTF_8));
        var offer = new ServerFeatures("test", "Test", "1", "Try.", tools, new CompositeResourceSource(List.of()), new NoPrompts());
        server = Thread.ofPlatform().start(() -> {
            try (out) {
                new McpStdioServer(offer, in, out, (_, _) -> "r1").run();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    @AfterEach
    void stop() throws Exception {
        toServer.close();
        tools.release.countDown();
        server.join(Duration.ofSeconds(20));
        assertTrue(!server.isAlive(), "the face did not end with its input");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {bad json                                         | -32700 | ~~
                    ~~                                                | -32700 | ~~
                    [{"jsonrpc":"2.0","id":1,"method":"ping"}]        | -32600 | ~~
                    17                                                | -32700 | ~~
                    {"jsonrpc":"2.0","id":null,"method":"ping"}       | -32600 | ~~
                    {"jsonrpc":"2.0","id":1.5,"method":"ping"}        | -32600 | ~~
                    {"jsonrpc":"1.0","id":1,"method":"ping"}          | -32600 | 1
                    {"id":1,"method":"ping"}                          | -32600 | 1
                    {"jsonrpc":"2.0","id":1,"method":7}               | -32600 | 1
                    {"jsonrpc":"2.0","id":1}                          | -32600 | 1
                    {"jsonrpc":"2.0","id":1,"method":"ping","params":[]} | -32602 | 1
                    {"jsonrpc":"2.0","id":2,"method":"tools/list","params":null} | -32600 | 2
                    {"jsonrpc":"2.0","id":"a","method":"server/discover"} | -32601 | "a"
                    {"jsonrpc":"2.0","id":2,"method":"tools/list"}    | -32600 | 2
                    """)
    void aBadLineIsAnsweredAndTheServerGoesOn(String line, int code, String id) throws Exception {
        send(line);
        var answer = receive();
        assertEquals(code, answer.at("/error/code").asInt(), answer.toString());
        assertEquals(id.isEmpty() ? "null" : id, answer.get("id").toString());
        assertStillAnswers();
    }

    @Test
    void anOversizedLineIsAnsweredAndTheServerGoesOn() throws Exception {
        var chunk = new byte[1 << 20];
        Arrays.fill(chunk, (byte) 'x');
        for (var i = 0; i < 17; i++) {
            toServer.write(chunk);
        }
        send("");
        assertEquals("A message may be at most 16777216 bytes long.", receive().at("/error/message").asString());
        assertStillAnswers();
    }

    @Test
    void requestsBetweenInitializeAndInitializedAreServed() throws Exception {
        send(INITIALIZE);
        assertEquals("2025-06-18", receive().at("/result/protocolVersion").asString());
        send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}");
        assertEquals("quick", receive().at("/result/tools/0/name").asString());
        send(call(2, "quick"));
        assertEquals("hello tester", receive().at("/result/content/0/text").asString());
    }

    @ParameterizedTest
    @CsvSource({
        "2024-11-05,2024-11-05", "2025-03-26,2025-03-26", "2025-11-25,2025-11-25", "1999-01-01,2025-11-25",
        "2026-07-28,2025-11-25"
    })
    void theRevisionIsTheClientsWhereItIsKnown(String asked, String answered) throws Exception {
        send(INITIALIZE.replace("2025-06-18", asked));
        assertEquals(answered, receive().at("/result/protocolVersion").asString());
    }

    @Test
    void aCallThatEndsInAnErrorOfTheMachineIsAnswered() throws Exception {
        begin();
        send(call(4, "broken"));
        assertEquals(-32603, receive().at("/error/code").asInt());
        assertStillAnswers();
    }

    @Test
    void aCancelledCallIsInterruptedAndNotAnswered() throws Exception {
        begin();
        send(call(5, "slow"));
        await().until(() -> tools.waiting.get() == 1);
        send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":\"5\"}}");
        assertEquals(1, tools.interrupted.getCount());
        send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":5}}");
        assertTrue(tools.interrupted.await(5, TimeUnit.SECONDS));
        send("{\"jsonrpc\":\"2.0\",\"id\":6,\"method\":\"ping\"}");
        assertEquals(6, receive().get("id").asInt());
    }

    @Test
    void fortySlowCallsDontQueueAndPingAnswers() throws Exception {
        begin();
        for (var id = 1; id <= 40; id++) {
            send(call(id, "slow"));
        }
        await().until(() -> tools.waiting.get() == 40);
        send("{\"jsonrpc\":\"2.0\",\"id\":\"p\",\"method\":\"ping\"}");
        assertEquals("p", receive().get("id").asString());
        tools.release.countDown();
        for (var answer = 1; answer <= 40; answer++) {
            assertEquals("released", receive().at("/result/content/0/text").asString());
        }
    }

    @Test
    void callsInFlightAreAnsweredAfterTheEndOfInput() throws Exception {
        begin();
        send(call(1, "slow"));
        await().until(() -> tools.waiting.get() == 1);
        toServer.close();
        tools.release.countDown();
        assertEquals("released", receive().at("/result/content/0/text").asString());
        assertNull(fromServer.readLine());
    }

    @Test
    void callsThatOutlastTheEndOfInputAreStoppedAndAnswered() throws Exception {
        begin();
        send(call(1, "slow"));
        await().until(() -> tools.waiting.get() == 1);
        toServer.close();
        assertEquals("interrupted", receive().at("/result/content/0/text").asString());
    }

    @Test
    void anIdThatIsStillRunningIsRefused() throws Exception {
        begin();
        send(call(1, "slow"));
        await().until(() -> tools.waiting.get() == 1);
        send(call(1, "slow"));
        assertEquals(-32600, receive().at("/error/code").asInt());
        tools.release.countDown();
        assertEquals("released", receive().at("/result/content/0/text").asString());
    }

    @Test
    void callsAreLoggedFromTheLevelThatTheClientSets() throws Exception {
        begin();
        send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"logging/setLevel\",\"params\":{\"level\":\"debug\"}}");
        receive();
        send(call(2, "steps"));
        assertEquals("{\"level\":\"debug\",\"logger\":\"steps\",\"data\":\"step 1\"}", receive().get("params").toString());
        assertEquals("step 3", receive().at("/params/data").asString());
        assertEquals("{\"level\":\"info\",\"logger\":\"steps\",\"data\":\"ok\"}", receive().get("params").toString());
        assertEquals("stepped", receive().at("/result/content/0/text").asString());
        send("{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"logging/setLevel\",\"params\":{\"level\":\"warning\"}}");
        receive();
        send(call(4, "steps"));
        assertEquals("stepped", receive().at("/result/content/0/text").asString());
    }

    @Test
    void progressOnlyGrowsAndComesBeforeTheAnswer() throws Exception {
        begin();
        send(call(1, "steps").replace("\"name\"", "\"_meta\":{\"progressToken\":\"t\"},\"name\""));
        var first = receive();
        assertEquals(
                "{\"progressToken\":\"t\",\"progress\":1.0,\"total\":3.0,\"message\":\"step 1\"}",
                first.get("params").toString());
        var last = receive();
        assertEquals(3.0, last.at("/params/progress").asDouble());
        assertEquals("stepped", receive().at("/result/content/0/text").asString());
    }

    @Test
    void aQuestionGoesToTheClientAndItsAnswerToTheTool() throws Exception {
        begin();
        send(call(1, "ask"));
        var question = receive();
        assertEquals("elicitation/create", question.get("method").asString());
        send("{\"jsonrpc\":\"2.0\",\"id\":\"nobody waits for this\",\"result\":{}}");
        send("{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":{\"action\":\"accept\"}}".formatted(question.get("id")));
        assertEquals("{\"action\":\"accept\"}", receive().at("/result/content/0/text").asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {"name":"quikc"}                     | Unknown tool: quikc. Nearest: quick.
                    {}                                   | name is missing.
                    {"name":"quick","arguments":[1]}     | arguments must be an object.
                    """)
    void aCallThatReachesNoToolIsAnInvalidRequest(String params, String message) throws Exception {
        begin();
        send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":%s}".formatted(params));
        var error = receive().get("error");
        assertEquals(-32602, error.get("code").asInt());
        assertTrue(error.get("message").asString().startsWith(message.strip()), error.toString());
    }

    private void assertStillAnswers() throws Exception {
        begin();
        send(call(99, "quick"));
        assertEquals("hello tester", receive().at("/result/content/0/text").asString());
    }

    private void begin() throws Exception {
        send(INITIALIZE);
        receive();
        send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    }

    private static String call(int id, String tool) {
        return "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"tools/call\",\"params\":{\"name\":\"%s\",\"arguments\":{}}}"
                .formatted(id, tool);
    }

    private void send(String line) throws IOException {
        toServer.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        toServer.flush();
    }

    private JsonNode receive() throws IOException {
        return Json.mapper().readTree(fromServer.readLine());
    }
}
