package io.atopile.mcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.Caller;
import io.atopile.mcp.tool.Cancellation;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Gate.Decision;
import io.atopile.mcp.tool.Hints;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.Peer;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.ToolCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class PolicyGateTest {

    private static final Set<Effect> WRITES = Set.of(Effect.READS, Effect.WRITES_PROJECT);

    /** A client whose person answers as told, or not at all. */
    private record Person(Response answer, List<String> asked) implements Peer {
        @Override
        public boolean supports(String capability) {
            return capability.equals("elicitation");
        }

        @Override
        public Response request(String method, ObjectNode params, Duration patience) {
            asked.add(params.get("message").asString());
            return answer;
        }

        @Override
        public void notify(String method, ObjectNode params) {}
    }

    @Test
    void whatTheModeAllowsNobodyIsAskedAbout() throws Exception {
        var person = person("decline");
        assertInstanceOf(Decision.Granted.class, decide(Mode.AUTO, WRITES, person));
        assertInstanceOf(Decision.Granted.class, decide(Mode.AUTO_SAFE, WRITES, person));
        assertInstanceOf(Decision.Granted.class, decide(Mode.ASK, Set.of(Effect.READS), person));
        assertEquals(List.of(), person.asked());
    }

    @Test
    void otherwiseThePersonDecides() throws Exception {
        var willing = person("accept");
        assertInstanceOf(Decision.Granted.class, decide(Mode.ASK, WRITES, willing));
        assertEquals(List.of("Allow edit? It writes into the project."), willing.asked());
        assertInstanceOf(Decision.Denied.class, decide(Mode.ASK, WRITES, person("decline")));
        assertInstanceOf(Decision.Denied.class, decide(Mode.AUTO, Set.of(Effect.DESTROYS), person("cancel")));
    }

    @Test
    void noAnswerIsADenial() throws Exception {
        var silent = new Person(new Peer.Response.Refused("late"), new ArrayList<>());
        assertInstanceOf(Decision.Denied.class, decide(Mode.ASK, WRITES, silent));
    }

    @Test
    void whereNobodyCanBeAskedTheHintNamesTheOption() throws Exception {
        var unasked = assertInstanceOf(Decision.Unasked.class, decide(Mode.ASK, WRITES, Peer.NONE));
        assertEquals("The user can start the server with --policy auto.", unasked.hint());
    }

    private static Person person(String action) {
        return new Person(new Peer.Response.Result(Json.object().put("action", action)), new ArrayList<>());
    }

    private static Decision decide(Mode mode, Set<Effect> effects, Peer peer) throws InterruptedException {
        var call = new ToolCall(
                "edit",
                Json.object(),
                Json.object(),
                new Caller(Caller.Kind.CLIENT, "tester"),
                Progress.NONE,
                new Cancellation(),
                peer);
        return new PolicyGate(mode).admit(call, effects, Hints.of(effects, false));
    }
}
