package io.atopile.mcp.model.responses;

import io.atopile.mcp.http.HttpSecret;
import static io.atopile.mcp.model.responses.Acts.answer;
import static io.atopile.mcp.model.responses.Acts.call;
import static io.atopile.mcp.model.responses.Acts.completed;
import static io.atopile.mcp.model.responses.Acts.done;
import static io.atopile.mcp.model.responses.Acts.ends;
import static io.atopile.mcp.model.responses.Acts.error;
import static io.atopile.mcp.model.responses.Acts.event;
import static io.atopile.mcp.model.responses.Acts.failed;
import static io.atopile.mcp.model.responses.Acts.message;
import static io.atopile.mcp.model.responses.ScriptedResponsesServer.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ModelReply;
import io.atopile.mcp.model.ModelReply.Fault;
import io.atopile.mcp.model.TokenUsage;
import io.atopile.mcp.model.responses.ScriptedResponsesServer.Act;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What isn't worth asking again, and what people are told of it. */
class RefusalsTest {

    @ParameterizedTest
    @CsvSource({
        "400, unknown_parameter, REJECTED",
        "400, invalid_prompt, REJECTED",
        "400, context_length_exceeded, CONTEXT_OVERFLOW",
        "401, invalid_api_key, AUTHENTICATION",
        "401, '', AUTHENTICATION",
        "402, '', QUOTA",
        "403, unsupported_region, AUTHENTICATION",
        "403, insufficient_quota, QUOTA",
        "404, model_not_found, REJECTED",
        "413, '', CONTEXT_OVERFLOW",
        "422, '', REJECTED",
        "429, insufficient_quota, QUOTA",
        "429, usage_limit_reached, QUOTA"
    })
    void aStatusSaysWhy(int status, String code, Fault fault) throws Exception {
        assertRefused(error(status, code, "Because."), fault);
    }

    @ParameterizedTest
    @CsvSource({
        "context_length_exceeded, CONTEXT_OVERFLOW",
        "insufficient_quota, QUOTA",
        "usage_limit_reached, QUOTA",
        "invalid_prompt, REJECTED",
        "invalid_api_key, AUTHENTICATION",
        "400, REJECTED"
    })
    void anAnswerThatFailsSaysWhy(String code, Fault fault) throws Exception {
        assertRefused(ends(failed(code, "Because.")), fault);
        assertRefused(ends(event(json("{'type':'error','message':'Because.'}").put("code", code))), fault);
        assertRefused(ends("data: {\"error\":{\"message\":\"Because.\",\"code\":\"%s\"}}\n\n".formatted(code)), fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "This model's maximum context length is 4096 tokens. However, you requested 5000.",
        "The request exceeds the available context size, try increasing it",
        "Your input exceeds the context window of this model."
    })
    void localServersSayItInWords(String words) throws Exception {
        assertRefused(error(400, "", words), Fault.CONTEXT_OVERFLOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'error':'Because.'}", "{'message':'Because.','code':400}", "{'detail':'Because.'}", "Because.",
        "{'error':{'message':'Because.'}}"
    })
    void theMessageIsFoundWhereverItIs(String body) throws Exception {
        var failed = assertRefused(exchange -> exchange.status(400, "application/json", body.replace('\'', '"')), Fault.REJECTED);
        assertEquals("custom: HTTP status 400: Because.", failed.message());
    }

    private static ModelReply.Failed assertRefused(Act act, Fault fault) throws Exception {
        try (var server = ScriptedResponsesServer.playing(act)) {
            var failed = Asked.to(server).failed();
            assertEquals(fault, failed.fault(), failed.message());
            assertEquals(1, server.requests().size());
            return failed;
        }
    }

    @Test
    void everyFailureNamesTheAddress() throws Exception {
        try (var server = ScriptedResponsesServer.playing(error(400, "x", "No"))) {
            var reply = (ModelReply.Failed) Asked.to(server).reply();
            assertTrue(reply.message().startsWith("custom (%s): ".formatted(server.base().getAuthority())), reply.message());
        }
    }

    @Test
    void aRefusalWithoutWordsIsNamedByItsStatus() throws Exception {
        var failed = assertRefused(exchange -> exchange.status(404, "text/plain", ""), Fault.REJECTED);
        assertTrue(failed.message().startsWith("custom: HTTP status 404 (is the base URL correct"), failed.message());
    }

    @Test
    void anAnswerCutAtItsOwnLimitKeepsWhatIsWhole() throws Exception {
        var half = call("c1", "read", "{\"pa").put("status", "incomplete");
        var incomplete = event(json("""
                {'type':'response.incomplete','response':{'id':'r','incomplete_details':{'reason':'max_output_tokens'},
                 'usage':{'input_tokens':5,'output_tokens':2}}}"""));
        var failed = assertRefused(ends(done(message("First")), done(half), incomplete), Fault.OUTPUT_LIMIT);
        assertEquals(List.of(ConversationItem.Message.of(ConversationItem.Role.ASSISTANT, "First")), failed.items());
        assertEquals(new TokenUsage(5, 0, 2, 0), failed.usage());
    }

    @Test
    void anAnswerThatWasFilteredIsRefused() throws Exception {
        var incomplete = "{'type':'response.incomplete','response':{'incomplete_details':{'reason':'content_filter'}}}";
        var failed = assertRefused(ends(event(json(incomplete))), Fault.REJECTED);
        assertTrue(failed.message().contains("content_filter"), failed.message());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void theKeyIsNeverSentElsewhere(int status) throws Exception {
        try (var elsewhere = ScriptedResponsesServer.playing(answer("r", message("Got it")));
                var server = ScriptedResponsesServer.playing(exchange -> exchange.status(
                        status, "text/plain", "", "Location", elsewhere.base() + "/responses"))) {
            assertEquals(Fault.REJECTED, Asked.to(server).failed().fault());
            assertEquals(1, server.requests().size());
            assertEquals(List.of(), elsewhere.requests());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | application/json         | custom: it returned application/json instead of an event stream: is the base URL correct?
            201 | text/event-stream        | custom: it returned text/event-stream instead of an event stream: is the base URL correct?
            299 | text/event-stream        | custom: it returned text/event-stream instead of an event stream: is the base URL correct?
            300 | text/plain               | custom: it redirects to another URL, which isn't followed: set the base URL to that one
            399 | text/plain               | custom: it redirects to another URL, which isn't followed: set the base URL to that one
            400 | text/plain               | custom: HTTP status 400: words
            """)
    void whatIsNoStreamIsNamed(int status, String type, String message) throws Exception {
        assertEquals(message, assertRefused(exchange -> exchange.status(status, type, "words"), Fault.REJECTED).message());
    }

    @Test
    void aStreamNeedsNoContentType() throws Exception {
        var stream = done(message("Done")) + completed("r");
        var head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n".formatted(stream.length());
        try (var server = ScriptedResponsesServer.playing(exchange -> exchange.raw((head + stream).getBytes(UTF_8)))) {
            assertEquals(List.of("Done"), Asked.to(server).texts());
        }
    }

    @Test
    void aPageIsNoAnswer() throws Exception {
        var failed = assertRefused(exchange -> exchange.status(200, "text/html; charset=utf-8", "<html>"), Fault.REJECTED);
        assertTrue(failed.message().contains("text/html"), failed.message());
    }

    /** What would make it another fault stands behind what is read of it. */
    @Test
    void onlyTheBeginningOfALongRefusalIsRead() throws Exception {
        var body = "{\"error\":{\"message\":\"%s\",\"code\":\"context_length_exceeded\"}}";
        assertRefused(exchange -> exchange.status(400, "application/json", body.formatted("x".repeat(1000))), Fault.CONTEXT_OVERFLOW);
        assertRefused(exchange -> exchange.status(400, "application/json", body.formatted("x".repeat(4_000_000))), Fault.REJECTED);
    }

    @Test
    void anEchoedSecretIsNotShown() throws Exception {
        var header = "header-secret-value";
        var words = "x".repeat(990) + " Incorrect key Bearer %s %s".formatted(Asked.KEY, header);
        for (var act : List.of(
                error(401, "invalid_api_key", words),
                error(500, "", words),
                ends(failed("rate_limit_exceeded", words)),
                exchange -> exchange.status(418, "text/plain", words))) {
            try (var server = ScriptedResponsesServer.playing(act)) {
                var asked = Asked.to(server, provider -> Asked.withHeaders(provider, Map.of("X-Key", HttpSecret.of(header))));
                var shown = asked.toString();
                assertFalse(shown.contains(Asked.KEY.substring(0, 8)), shown);
                assertFalse(shown.contains(header), shown);
            }
        }
    }

    @Test
    void aProviderDoesNotShowItsSecrets() throws Exception {
        var keyed = Asked.withHeaders(Asked.provider(ScriptedResponsesServer.nobody()), Map.of("X-Key", HttpSecret.of("header-secret-value")));
        var provider = Asked.withQuery(keyed, Map.of("key", HttpSecret.of("query-secret-value")));
        assertFalse(provider.toString().contains(Asked.KEY));
        assertFalse(provider.toString().contains("secret-value"));
    }
}
