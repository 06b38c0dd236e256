package io.atopile.mcp.model.responses;

import io.atopile.mcp.model.transport.WireGateway;
import io.atopile.mcp.http.HttpSecret;
import static io.atopile.mcp.model.responses.Acts.answer;
import static io.atopile.mcp.model.responses.Acts.call;
import static io.atopile.mcp.model.responses.Acts.completed;
import static io.atopile.mcp.model.responses.Acts.created;
import static io.atopile.mcp.model.responses.Acts.delta;
import static io.atopile.mcp.model.responses.Acts.done;
import static io.atopile.mcp.model.responses.Acts.ends;
import static io.atopile.mcp.model.responses.Acts.event;
import static io.atopile.mcp.model.responses.Acts.message;
import static io.atopile.mcp.model.responses.Acts.reasoning;
import static io.atopile.mcp.model.responses.ScriptedResponsesServer.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ModelEvent;
import io.atopile.mcp.model.TokenUsage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Answers that come whole, in all the shapes that they have. */
class AnswersTest {

    @Test
    void anAnswerIsHeardAndGathered() throws Exception {
        var stream = created("r1")
                + event(json("{'type':'response.reasoning_summary_text.delta','delta':'Hm'}"))
                + done(reasoning("rs_1")) + delta("Do") + delta("ne") + done(message("Done"))
                + done(call("c1", "read", "{\"path\":\"a\"}")) + completed("r1");
        try (var server = ScriptedResponsesServer.playing(ends(stream))) {
            var asked = Asked.to(server);
            List<ConversationItem> items = List.of(
                    new ConversationItem.Reasoning(Optional.of("rs_1"), List.of("Hm"), Optional.of("x-rs_1")),
                    ConversationItem.Message.of(ConversationItem.Role.ASSISTANT, "Done"),
                    new ConversationItem.Call("c1", "read", "{\"path\":\"a\"}"));
            assertEquals(((ConversationItem.Reasoning) items.getFirst()).withOrigin(server.base() + " scripted-1"), asked.completed().items().getFirst());
            assertEquals(items.subList(1, 3), asked.completed().items().subList(1, 3));
            assertEquals("r1", asked.completed().responseId());
            assertEquals(new TokenUsage(10, 4, 3, 1), asked.completed().usage());
            assertTrue(asked.completed().endsTurn());
            assertEquals(
                    List.of(
                            new ModelEvent.ReasoningDelta("Hm"),
                            new ModelEvent.ItemDone(items.get(0)),
                            new ModelEvent.TextDelta("Do"),
                            new ModelEvent.TextDelta("ne"),
                            new ModelEvent.ItemDone(items.get(1)),
                            new ModelEvent.ItemDone(items.get(2))),
                    asked.events());
        }
    }

    @Test
    void everyByteMayComeByItself() throws Exception {
        var stream = "\uFEFF: hi\r\n\r\n" + created("r") + delta("10 µF 🙂") + done(message("10 µF 🙂")) + completed("r");
        try (var server = ScriptedResponsesServer.playing(exchange -> {
            exchange.begin();
            for (var single : stream.getBytes(UTF_8)) {
                exchange.send(new byte[] {single});
            }
            exchange.end();
        })) {
            assertEquals(List.of("10 µF 🙂"), Asked.to(server).texts());
        }
    }

    @Test
    void whatIsNotKnownDoesNoHarm() throws Exception {
        var stream = event(json("{'type':'response.novelty','x':1}")) + "event: heartbeat\ndata: tick\n\n"
                + done(json("{'type':'novelty_call','id':'n1','nested':{'a':[1,2]}}"))
                + done(json("{'type':'reasoning','id':'rs','summary':[],'content':[{'type':'reasoning_text','text':'Open'}]}"))
                + done(message("Done")) + "data: [DONE]\n\n" + completed("r");
        try (var server = ScriptedResponsesServer.playing(ends(stream))) {
            var asked = Asked.to(server);
            assertEquals("{\"type\":\"novelty_call\",\"id\":\"n1\",\"nested\":{\"a\":[1,2]}}", other(asked, 0));
            assertTrue(other(asked, 1).contains("Open"), "Open reasoning goes back as it came");
            assertEquals(List.of("Done"), asked.texts());
            assertEquals(1, asked.heard(ModelEvent.Warning.class).size());
            assertEquals(1, server.requests().size());
        }
    }

    private static String other(Asked asked, int index) {
        return assertInstanceOf(ConversationItem.Other.class, asked.completed().items().get(index)).json();
    }

    @Test
    void tenMegabytesOfTextArrive() throws Exception {
        var text = "0123456789abcdef".repeat(10 << 16);
        var piece = delta(text.substring(0, 1 << 10));
        try (var server = ScriptedResponsesServer.playing(exchange -> {
            exchange.begin();
            for (var sent = 0; sent < text.length(); sent += 1 << 10) {
                exchange.send(piece);
            }
            exchange.send(done(message(text))).send(completed("r")).end();
        })) {
            var asked = Asked.to(server);
            assertEquals(text, asked.texts().getFirst());
            assertEquals(10 << 10, asked.heard(ModelEvent.TextDelta.class).size());
        }
    }

    @Test
    void theModelMayWishToGoOn() throws Exception {
        var completed = event(json("{'type':'response.completed','response':{'id':'r','end_turn':false}}"));
        try (var server = ScriptedResponsesServer.playing(ends(done(message("First")), completed))) {
            var reply = Asked.to(server).completed();
            assertEquals(false, reply.endsTurn());
            assertEquals(TokenUsage.NONE, reply.usage());
        }
    }

    @Test
    void aCallWithoutItsIdIsNamedByItsItem() throws Exception {
        var call = json("{'type':'function_call','id':'fc_9','name':'read','arguments':'{}'}");
        try (var server = ScriptedResponsesServer.playing(answer("r", call))) {
            assertEquals(List.of(new ConversationItem.Call("fc_9", "read", "{}")), Asked.to(server).completed().items());
        }
    }

    @Test
    void theKeyHeadersAndQueryGoAlong() throws Exception {
        try (var server = ScriptedResponsesServer.playing(answer("r", message("Hi")))) {
            Asked.to(server, provider -> Asked.withQuery(
                    Asked.withHeaders(provider, Map.of("X-Team", HttpSecret.of("boards"))), Map.of("api-version", HttpSecret.of("v 1"))));
            var got = server.requests().getFirst();
            assertEquals("/v1/responses?api-version=v+1", got.target());
            assertEquals("Bearer " + Asked.KEY, got.headers().get("authorization"));
            assertEquals("boards", got.headers().get("x-team"));
            assertEquals("text/event-stream", got.headers().get("accept"));
        }
    }

    @Test
    void manyAsksAreNotMixed() throws Exception {
        try (var server = ScriptedResponsesServer.playing(exchange -> {
                    var thread = exchange.request().body().path("prompt_cache_key").asString();
                    exchange.begin().send(created(thread));
                    for (var part = 0; part < 50; part++) {
                        exchange.send(delta(thread));
                    }
                    exchange.send(done(message(thread))).send(completed(thread)).end();
                });
                var gateway = new WireGateway(Asked.provider(server.base()), new ResponsesWire());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asks = IntStream.range(0, 20)
                    .<Callable<Asked>>mapToObj(n -> () -> Asked.by(gateway, Asked.request("thread-" + n, Asked.user("Hi"))))
                    .toList();
            var answers = threads.invokeAll(asks);
            for (var n = 0; n < answers.size(); n++) {
                var asked = answers.get(n).get();
                assertEquals(List.of("thread-" + n), asked.texts());
                assertEquals(
                        List.of("thread-" + n),
                        asked.heard(ModelEvent.TextDelta.class).stream().map(ModelEvent.TextDelta::text).distinct().toList());
            }
        }
    }
}
