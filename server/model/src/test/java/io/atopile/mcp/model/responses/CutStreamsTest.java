package io.atopile.mcp.model.responses;

import static io.atopile.mcp.model.responses.Acts.answer;
import static io.atopile.mcp.model.responses.Acts.breaks;
import static io.atopile.mcp.model.responses.Acts.call;
import static io.atopile.mcp.model.responses.Acts.completed;
import static io.atopile.mcp.model.responses.Acts.created;
import static io.atopile.mcp.model.responses.Acts.delta;
import static io.atopile.mcp.model.responses.Acts.done;
import static io.atopile.mcp.model.responses.Acts.ends;
import static io.atopile.mcp.model.responses.Acts.error;
import static io.atopile.mcp.model.responses.Acts.failed;
import static io.atopile.mcp.model.responses.Acts.message;
import static io.atopile.mcp.model.responses.Acts.reasoning;
import static io.atopile.mcp.model.responses.ScriptedResponsesServer.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ModelEvent;
import io.atopile.mcp.model.ModelReply.Fault;
import io.atopile.mcp.model.responses.ScriptedResponsesServer.Act;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams that are cut, wherever they are cut: the answer comes all the same, and nothing in it twice. */
class CutStreamsTest {

    private static final Act GOOD = answer("r2", message("Done"));
    private static final String BEGUN = created("r1") + delta("Do");
    private static final String HALF_COMPLETED = completed("r1").substring(0, 60);

    /** Where a stream is cut, and the act that cuts it there. */
    record Cut(String where, Act act) {
        @Override
        public String toString() {
            return where;
        }
    }

    private static final List<Cut> WITHOUT_ITEMS = List.of(
            new Cut("before the headers", _ -> {}),
            new Cut("within the headers", exchange -> exchange.raw("HTTP/1.1 200 OK\r\nContent-Ty".getBytes(UTF_8))),
            new Cut("before the first event", breaks()),
            new Cut("within the first event", breaks(created("r1").substring(0, 20))),
            new Cut("within the deltas", breaks(BEGUN)),
            new Cut("as if it were whole", ends(BEGUN)),
            new Cut("by what is no JSON", ends(BEGUN, "event: response.completed\ndata: {\"type\":\n\n")),
            new Cut("by an unnamed half event", ends(BEGUN, "data: {\"type\":\"response.comp\n\n")),
            new Cut("within the last event", breaks(BEGUN, HALF_COMPLETED)));

    @ParameterizedTest
    @MethodSource("phases")
    void aCutBeforeAnythingIsWholeIsAskedAgain(Cut cut) throws Exception {
        try (var server = ScriptedResponsesServer.playing(cut.act(), GOOD)) {
            var asked = Asked.to(server);
            assertEquals(List.of("Done"), asked.texts());
            assertEquals(2, server.requests().size());
            assertEquals(server.requests().get(0).body(), server.requests().get(1).body());
            assertEquals(1, asked.heard(ModelEvent.Retrying.class).size());
        }
    }

    private static List<Cut> phases() {
        return WITHOUT_ITEMS;
    }

    @ParameterizedTest
    @MethodSource("cutsAfterItems")
    void whatWasWholeIsKeptAndTheModelGoesOnFromIt(Act cut) throws Exception {
        try (var server = ScriptedResponsesServer.playing(cut, GOOD)) {
            var asked = Asked.to(server);
            assertEquals(List.of("First", "Done"), asked.texts());
            assertEquals(3, asked.completed().items().size());
            assertEquals(json("""
                    {'input':[
                     {'type':'message','role':'user','content':[{'type':'input_text','text':'Hello'}]},
                     {'type':'reasoning','id':'rs_1','summary':[{'type':'summary_text','text':'Hm'}],'encrypted_content':'x-rs_1'},
                     {'type':'message','role':'assistant','content':[{'type':'output_text','text':'First'}]}
                    ]}""").path("input"), server.requests().get(1).body().path("input"));
        }
    }

    static List<Act> cutsAfterItems() {
        var items = BEGUN + done(reasoning("rs_1")) + done(message("First"));
        return List.of(
                breaks(items),
                ends(items),
                breaks(items, HALF_COMPLETED),
                ends(items, failed("slow_down", "Slow")),
                breaks(items, done(reasoning("rs_2"))));
    }

    @ParameterizedTest
    @MethodSource("cutsAfterCalls")
    void callsThatAreWholeAreTheAnswer(Act cut) throws Exception {
        try (var server = ScriptedResponsesServer.playing(cut)) {
            var asked = Asked.to(server);
            assertFalse(asked.completed().endsTurn());
            assertEquals(
                    List.of(ConversationItem.Message.of(ConversationItem.Role.ASSISTANT, "First"), new ConversationItem.Call("c1", "read", "{}")),
                    asked.completed().items());
            assertEquals(1, asked.heard(ModelEvent.Warning.class).size());
            assertEquals(1, server.requests().size());
        }
    }

    static List<Act> cutsAfterCalls() {
        var items = BEGUN + done(message("First")) + done(call("c1", "read", "{}"));
        return List.of(
                breaks(items),
                ends(items),
                breaks(items, HALF_COMPLETED),
                ends(items, failed("rate_limit_exceeded", "Slow")),
                ends(items, done(reasoning("rs_2"))));
    }

    @Test
    void reasoningThatNothingCameOfIsDoneAnew() throws Exception {
        try (var server = ScriptedResponsesServer.playing(breaks(BEGUN, done(reasoning("rs_1"))), GOOD)) {
            assertEquals(List.of(ConversationItem.Message.of(ConversationItem.Role.ASSISTANT, "Done")), Asked.to(server).completed().items());
            assertEquals(1, server.requests().get(1).body().path("input").size());
        }
    }

    @Test
    void severalCutsAddUp() throws Exception {
        try (var server = ScriptedResponsesServer.playing(
                breaks(done(message("One"))), error(503, "x", "Broken"), ends(done(message("Two"))), GOOD)) {
            assertEquals(List.of("One", "Two", "Done"), Asked.to(server).texts());
            assertEquals(3, server.requests().get(3).body().path("input").size());
        }
    }

    @Test
    void aStreamThatIsAlwaysCutEnds() throws Exception {
        try (var server = ScriptedResponsesServer.playing(breaks(BEGUN))) {
            var failed = Asked.to(server).failed();
            assertEquals(Fault.UNAVAILABLE, failed.fault());
            var why = "custom: no response after 6 attempts; last error: the connection broke before the response was complete: ";
            assertTrue(failed.message().startsWith(why) && failed.message().length() > why.length(), failed.message());
            assertEquals(6, server.requests().size());
        }
    }
}
