package io.atopile.mcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.ApprovalRecord;
import io.atopile.mcp.tool.CallPreview;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Gate;
import io.atopile.mcp.tool.Gate.Decision;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.SessionGrants;
import io.atopile.mcp.tool.ToolAnnotations;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolCaller;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class PolicyGateTest {

    private static final Set<Effect> WRITES = Set.of(Effect.READS, Effect.WRITES_PROJECT);

    /** A client whose person answers as told, or not at all. */
    private record Person(Response answer, List<String> asked, SessionGrants grants) implements McpClientHandle {
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
        var granted = assertInstanceOf(Decision.Granted.class, decide(Mode.ASK, WRITES, willing));
        assertEquals(List.of("Allow edit in board? It writes to the project.\n\n    Edit a.ato\n    +x"), willing.asked());
        assertEquals("tester ONCE", recorded(granted.approval()));
        var denied = assertInstanceOf(Decision.Denied.class, decide(Mode.ASK, WRITES, person("decline")));
        assertEquals("tester DECLINED", recorded(denied.approval()));
        assertEquals("The person refused edit.", denied.message());
    }

    @Test
    void whatThePolicyAllowsIsRecordedUnlessItOnlyReads() throws Exception {
        var granted = assertInstanceOf(Decision.Granted.class, decide(Mode.AUTO, WRITES, McpClientHandle.NONE));
        assertEquals("policy auto POLICY", recorded(granted.approval()));
        var read = assertInstanceOf(Decision.Granted.class, decide(Mode.ASK, Set.of(Effect.READS), McpClientHandle.NONE));
        assertEquals(Optional.empty(), read.approval());
    }

    @Test
    void noAnswerInTimeIsADenialThatSaysSo() throws Exception {
        var silent = new Person(new McpClientHandle.Response.Unanswered("late"), new ArrayList<>(), new SessionGrants());
        var denied = assertInstanceOf(Decision.Denied.class, decide(Mode.ASK, WRITES, silent));
        assertEquals("No answer within 2 minutes on whether to allow edit, which counts as a denial.", denied.message());
        assertEquals("tester NO_ANSWER", recorded(denied.approval()));
    }

    @Test
    void anErrorOrAClosedDialogIsNoDecline() throws Exception {
        for (var answer : List.of(
                new McpClientHandle.Response.Refused("Method not found"),
                new McpClientHandle.Response.Refused("The client has disconnected."),
                new McpClientHandle.Response.Result(Json.object().put("action", "cancel")),
                new McpClientHandle.Response.Result(Json.object()))) {
            var unasked = assertInstanceOf(
                    Decision.Unasked.class, decide(Mode.ASK, WRITES, new Person(answer, new ArrayList<>(), new SessionGrants())));
            assertEquals("Ask the user whether to repeat the call.", unasked.hint());
            assertEquals("tester NOT_ASKED", recorded(unasked.approval()));
        }
    }

    @Test
    void whereNobodyCanBeAskedTheHintNamesTheTerminalFirst() throws Exception {
        var unasked = assertInstanceOf(Decision.Unasked.class, decide(Mode.ASK, WRITES, McpClientHandle.NONE));
        assertEquals("A person can make the call in a terminal: atopile-mcp call edit. With --policy auto the server would not ask.", unasked.hint());
        var destroys = assertInstanceOf(Decision.Unasked.class, decide(Mode.AUTO, Set.of(Effect.DESTROYS), McpClientHandle.NONE));
        assertEquals("A person can make the call in a terminal: atopile-mcp call edit.", destroys.hint());
    }

    @Test
    void aMistakeInTheSettingsIsNamedWhereItAloneIsTheReasonToAsk() throws Exception {
        var gate = new PolicyGate(Mode.ASK, List.of("settings.toml:2: unknown key server.polcy; did you mean server.policy?"));
        var unasked = assertInstanceOf(Decision.Unasked.class, gate.admit(call("edit", McpClientHandle.NONE), WRITES, new Proposed(Path.of("/board"))));
        assertEquals(
                "edit writes to the project, which needs a person's approval because the settings have errors:"
                        + " settings.toml:2: unknown key server.polcy; did you mean server.policy?",
                unasked.message());
        assertEquals("Correct the settings and restart the server; `atopile-mcp settings show` lists the errors.", unasked.hint());
        var destroys = gate.admit(call("edit", McpClientHandle.NONE), Set.of(Effect.DESTROYS), new Proposed(Path.of("/board")));
        assertEquals("A person can make the call in a terminal: atopile-mcp call edit.", assertInstanceOf(Decision.Unasked.class, destroys).hint());
    }

    @Test
    void aSessionGrantHoldsForTheSameToolInTheSameProject() throws Exception {
        var person = choosing("session");
        assertEquals("tester SESSION", recorded(((Decision.Granted) decide(Mode.ASK, WRITES, person)).approval()));
        assertEquals("tester SESSION", recorded(((Decision.Granted) decide(Mode.ASK, WRITES, person)).approval()));
        assertEquals(1, person.asked().size());
        decide(Mode.ASK, "other", Path.of("/board"), WRITES, person);
        decide(Mode.ASK, "edit", Path.of("/another"), WRITES, person);
        assertEquals(3, person.asked().size());
        decide(Mode.ASK, WRITES, new Person(person.answer(), person.asked(), new SessionGrants()));
        assertEquals(4, person.asked().size());
    }

    @Test
    void whatDestroysIsAskedAboutEachTime() throws Exception {
        var person = choosing("session");
        var destroys = Set.of(Effect.DESTROYS);
        assertEquals("tester ONCE", recorded(((Decision.Granted) decide(Mode.AUTO, destroys, person)).approval()));
        decide(Mode.AUTO, destroys, person);
        assertEquals(2, person.asked().size());
    }

    private static String recorded(Optional<ApprovalRecord> approval) {
        return approval.map(record -> record.by() + " " + record.scope().map(Enum::name).orElse(record.outcome().name())).orElse("");
    }

    private static Person person(String action) {
        return new Person(new McpClientHandle.Response.Result(Json.object().put("action", action)), new ArrayList<>(), new SessionGrants());
    }

    private static Person choosing(String decision) {
        var result = Json.object().put("action", "accept");
        result.putObject("content").put("decision", decision);
        return new Person(new McpClientHandle.Response.Result(result), new ArrayList<>(), new SessionGrants());
    }

    private static Decision decide(Mode mode, Set<Effect> effects, McpClientHandle peer) throws InterruptedException {
        return decide(mode, "edit", Path.of("/board"), effects, peer);
    }

    private static Decision decide(Mode mode, String tool, Path project, Set<Effect> effects, McpClientHandle peer) throws InterruptedException {
        return new PolicyGate(mode, List.of()).admit(call(tool, peer), effects, new Proposed(project));
    }

    private static ToolCall call(String tool, McpClientHandle peer) {
        return new ToolCall(
                tool,
                Json.object(),
                Json.object(),
                new ToolCaller(ToolCaller.Kind.CLIENT, "tester"),
                Progress.NONE,
                new CancellationSignal(),
                peer);
    }

    private record Proposed(Path folder) implements Gate.Proposal {

        @Override
        public ToolAnnotations hints() {
            return ToolAnnotations.of(WRITES, false);
        }

        @Override
        public Optional<Path> project() {
            return Optional.of(folder);
        }

        @Override
        public CallPreview preview() {
            return new CallPreview("Edit a.ato", "+x");
        }
    }
}
