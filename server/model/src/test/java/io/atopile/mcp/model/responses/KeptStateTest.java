package io.atopile.mcp.model.responses;

import io.atopile.mcp.model.transport.WireGateway;
import static io.atopile.mcp.model.responses.Acts.answer;
import static io.atopile.mcp.model.responses.Acts.breaks;
import static io.atopile.mcp.model.responses.Acts.call;
import static io.atopile.mcp.model.responses.Acts.completed;
import static io.atopile.mcp.model.responses.Acts.done;
import static io.atopile.mcp.model.responses.Acts.ends;
import static io.atopile.mcp.model.responses.Acts.error;
import static io.atopile.mcp.model.responses.Acts.failed;
import static io.atopile.mcp.model.responses.Acts.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ModelEvent;
import io.atopile.mcp.model.ModelReply;
import io.atopile.mcp.model.ModelReply.Fault;
import io.atopile.mcp.model.responses.ScriptedResponsesServer.Act;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A provider that keeps conversations gets only what is new, and the whole when it has lost them. */
class KeptStateTest {

    private static final Act CALL = answer("r1", message("Let me see"), call("c1", "read", "{}"));
    private static final Act DONE = answer("r2", message("Done"));

    @Test
    void onlyWhatIsNewIsSent() throws Exception {
        try (var server = ScriptedResponsesServer.playing(CALL, DONE, answer("r3", message("Again")))) {
            converse(server, 2);
            assertEquals(List.of("-:1", "r1:1", "r2:1"), sent(server));
            assertEquals(true, server.requests().getFirst().body().path("store").asBoolean());
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void aLostResponseIsReplayedWhole(Act loss) throws Exception {
        try (var server = ScriptedResponsesServer.playing(CALL, loss, DONE, answer("r3", message("Again")))) {
            var events = converse(server, 2);
            assertEquals(List.of("-:1", "r1:1", "-:4", "r2:1"), sent(server));
            assertEquals(1, events.stream().filter(ModelEvent.Warning.class::isInstance).count());
            assertEquals(0, events.stream().filter(ModelEvent.Retrying.class::isInstance).count());
        }
    }

    static List<Act> losses() {
        return List.of(
                error(400, "previous_response_not_found", "Previous response with id 'r1' not found."),
                error(404, "", "Previous response has expired"),
                ends(failed("previous_response_not_found", "Gone")));
    }

    @Test
    void aProviderThatLosesWhatItWasNotAskedForIsRefused() throws Exception {
        try (var server = ScriptedResponsesServer.playing(error(400, "previous_response_not_found", "Gone"))) {
            assertEquals(Fault.REJECTED, Asked.to(server).failed().fault());
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void anotherConversationOnTheThreadIsSentWhole() throws Exception {
        try (var server = ScriptedResponsesServer.playing(CALL, DONE);
                var gateway = keeping(server)) {
            gateway.ask(Asked.request("t", Asked.user("Hello")), _ -> {});
            gateway.ask(Asked.request("t", Asked.user("Compacted"), Asked.user("Go on")), _ -> {});
            gateway.ask(Asked.request("other", Asked.user("Hello"), Asked.user("More")), _ -> {});
            assertEquals(List.of("-:1", "-:2", "-:2"), sent(server));
        }
    }

    @Test
    void aCutAnswerIsNotGoneOnFrom() throws Exception {
        try (var server = ScriptedResponsesServer.playing(
                CALL, breaks(done(call("c2", "read", "{}"))), DONE, answer("r3", message("Again")))) {
            converse(server, 3);
            assertEquals(List.of("-:1", "r1:1", "r1:3", "r2:1"), sent(server));
        }
    }

    @Test
    void aProviderThatKeepsNothingGetsEverything() throws Exception {
        try (var server = ScriptedResponsesServer.playing(CALL, DONE);
                var gateway = new WireGateway(Asked.provider(server.base()), new ResponsesWire())) {
            converse(gateway, 1);
            assertEquals(List.of("-:1", "-:4"), sent(server));
        }
    }

    @Test
    void aModelThatDoesNotReasonIsNotAskedForItsReasoningAgain() throws Exception {
        Act refusal = exchange -> exchange.status(400, "application/json", """
                {"error":{"message":"Encrypted content is not supported with this model.","param":"include","code":null}}""");
        try (var server = ScriptedResponsesServer.playing(refusal, CALL, DONE);
                var gateway = new WireGateway(Asked.provider(server.base()), new ResponsesWire())) {
            converse(gateway, 1);
            assertEquals(
                    List.of(true, false, false),
                    server.requests().stream().map(got -> got.body().has("include")).toList());
        }
        try (var server = ScriptedResponsesServer.playing(refusal)) {
            assertEquals(Fault.REJECTED, Asked.to(server).failed().fault());
            assertEquals(2, server.requests().size());
        }
    }

    @Test
    void aLongerConversationThatBeganOtherwiseIsSentWhole() throws Exception {
        try (var server = ScriptedResponsesServer.playing(answer("r1"), DONE);
                var gateway = keeping(server)) {
            gateway.ask(Asked.request("t", Asked.user("Hello")), _ -> {});
            gateway.ask(Asked.request("t", Asked.user("Compacted"), Asked.user("Go on")), _ -> {});
            assertEquals(List.of("-:1", "-:2"), sent(server));
        }
    }

    @Test
    void theSameConversationAgainIsSentWhole() throws Exception {
        try (var server = ScriptedResponsesServer.playing(answer("r1"), DONE);
                var gateway = keeping(server)) {
            gateway.ask(Asked.request("t", Asked.user("Hello")), _ -> {});
            gateway.ask(Asked.request("t", Asked.user("Hello")), _ -> {});
            assertEquals(List.of("-:1", "-:1"), sent(server));
        }
    }

    @Test
    void aResponseWithoutAnIdIsNotContinued() throws Exception {
        try (var server = ScriptedResponsesServer.playing(CALL, ends(done(message("Done")), completed("")), DONE)) {
            converse(server, 2);
            assertEquals(List.of("-:1", "r1:1", "-:6"), sent(server));
        }
    }

    @Test
    void theConversationThatWasNotUsedForTheLongestTimeIsForgotten() throws Exception {
        try (var server = ScriptedResponsesServer.playing(answer("r"));
                var gateway = keeping(server)) {
            for (var thread = 0; thread < 256; thread++) {
                gateway.ask(Asked.request("t" + thread, Asked.user("Hello")), _ -> {});
            }
            gateway.ask(Asked.request("t0", Asked.user("Hello"), Asked.user("More")), _ -> {});
            gateway.ask(Asked.request("another", Asked.user("Hello"), Asked.user("More")), _ -> {});
            gateway.ask(Asked.request("t0", Asked.user("Hello"), Asked.user("More"), Asked.user("Again")), _ -> {});
            gateway.ask(Asked.request("t1", Asked.user("Hello"), Asked.user("More")), _ -> {});
            assertEquals(List.of("r:1", "-:2", "r:1", "-:2"), sent(server).subList(256, 260));
        }
    }

    private static WireGateway keeping(ScriptedResponsesServer server) {
        return new WireGateway(Asked.withState(Asked.provider(server.base())), new ResponsesWire());
    }

    private static List<ModelEvent> converse(ScriptedResponsesServer server, int more) throws InterruptedException {
        try (var gateway = keeping(server)) {
            return converse(gateway, more);
        }
    }

    /** Asks, answers calls with outputs and messages with a next question, and asks again. */
    private static List<ModelEvent> converse(WireGateway gateway, int more) throws InterruptedException {
        var events = new ArrayList<ModelEvent>();
        var conversation = new ArrayList<>(List.of(Asked.user("Hello")));
        for (var asked = 0; asked <= more; asked++) {
            var reply = gateway.ask(Asked.request("t", conversation.toArray(ConversationItem[]::new)), events::add);
            conversation.addAll(assertInstanceOf(ModelReply.Completed.class, reply).items());
            conversation.add(conversation.getLast() instanceof ConversationItem.Call(var id, _, _) ? ConversationItem.Output.of(id, "ok") : Asked.user("And?"));
        }
        return events;
    }

    /** The previous response and the number of items of each request. */
    private static List<String> sent(ScriptedResponsesServer server) {
        return server.requests().stream()
                .map(got -> got.body().path("previous_response_id").asString("-") + ":" + got.body().path("input").size())
                .toList();
    }
}
