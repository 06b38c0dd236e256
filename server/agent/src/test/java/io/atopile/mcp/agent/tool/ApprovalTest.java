package io.atopile.mcp.agent.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.ApprovalDecision;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunEvent.ApprovalAnswered;
import io.atopile.mcp.agent.run.AgentSettings.ApprovalSettings;
import io.atopile.mcp.agent.run.RunControlMessage;
import io.atopile.mcp.agent.tool.Bench.Person;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ApprovalTest {

    private static final ApprovalSettings BY_PEOPLE = new ApprovalSettings(Duration.ofMinutes(1), false);
    private static final String TOOL = "write_it";

    @TempDir
    Path folder;

    private Bench bench(ApprovalSettings approvals) {
        return Bench.writing(folder, Bench.settings(Mode.ASK, approvals));
    }

    private static ObjectNode task() {
        return Json.object().put("prompt", "Write it.").put("wait_seconds", 20);
    }

    private static List<RunEvent> answers(Bench bench, JsonNode result) {
        var run = bench.runs.find(result.at("/data/run_id").asString()).orElseThrow();
        return run.directory().events().stream()
                .map(recorded -> recorded.event())
                .filter(ApprovalAnswered.class::isInstance)
                .toList();
    }

    @Test
    void aPersonSaysYesThroughTheClient() {
        try (var bench = bench(BY_PEOPLE)) {
            var person = Person.who("accept");
            var result = bench.call("run_agent", task(), person);
            assertEquals("completed", result.at("/data/status").asString(), result::toString);
            assertEquals(1, bench.written.get());
            assertEquals(
                    List.of("Allow write_it? It writes to the project.\n\n    write_it\n    project: " + folder.toAbsolutePath()), person.questions());
            assertEquals(List.of(new ApprovalAnswered("call_1", TOOL, ApprovalDecision.ONCE, "person")), answers(bench, result));
        }
    }

    @Test
    void aPersonSaysNo() {
        try (var bench = bench(BY_PEOPLE)) {
            var person = Person.who("decline");
            var result = bench.call("run_agent", task(), person);
            assertEquals("completed", result.at("/data/status").asString(), result::toString);
            assertEquals(0, bench.written.get());
            assertEquals(1, person.questions().size());
            assertEquals(List.of(new ApprovalAnswered("call_1", TOOL, ApprovalDecision.DENY, "person")), answers(bench, result));
            assertEquals(List.of("person DECLINED: The user did not allow write_it."), bench.declined);
        }
    }

    @Test
    void aClosedDialogAndSilenceAreNoAnswerOfAPerson() {
        for (var person : List.of(Person.who("cancel"), Person.silent(), new Person(new McpClientHandle.Response.Refused("Method not found"), new ArrayList<>()))) {
            try (var bench = bench(BY_PEOPLE)) {
                var result = bench.call("run_agent", task(), person);
                assertEquals("waiting_for_approval", result.at("/data/status").asString(), result::toString);
                assertEquals(1, person.questions().size());
                assertEquals(0, bench.written.get());
                assertEquals(List.of(), answers(bench, result));
            }
        }
    }

    @Test
    void whatTheCallWouldDoIsShownWhereverAPersonIsAsked() {
        try (var bench = bench(BY_PEOPLE)) {
            var waits = bench.call("run_agent", task(), McpClientHandle.NONE);
            var preview = waits.at("/data/pending_approval/preview").asString();
            assertTrue(preview.startsWith("write_it"), waits::toString);
            var asked = bench.runs.find(waits.at("/data/run_id").asString()).orElseThrow();
            assertEquals(preview, asked.preview(asked.state().calls().asked().orElseThrow()).whole());
        }
    }

    @Test
    void aYesForTheRunIsOneAnswer() {
        try (var bench = bench(BY_PEOPLE)) {
            var result = Json.object().put("action", "accept");
            result.putObject("content").put("decision", "session");
            var done = bench.call("run_agent", task(), new Person(new McpClientHandle.Response.Result(result), new ArrayList<>()));
            assertEquals(List.of(new ApprovalAnswered("call_1", TOOL, ApprovalDecision.FOR_RUN, "person")), answers(bench, done));
            assertEquals(List.of("person RUN"), bench.approved);
        }
    }

    @Test
    void noAnswerByTheDeadlineIsANo() {
        try (var bench = bench(new ApprovalSettings(Duration.ofSeconds(1), false))) {
            var waits = bench.call("run_agent", task(), McpClientHandle.NONE);
            assertEquals("waiting_for_approval", waits.at("/data/status").asString(), waits::toString);
            var status = Json.object().put("run_id", waits.at("/data/run_id").asString()).put("wait_seconds", 20);
            status.put("after_event", waits.at("/data/event").asLong());
            var result = bench.call("agent_status", status, McpClientHandle.NONE);
            for (var tries = 0; tries < 20 && !result.at("/data/status").asString().equals("completed"); tries++) {
                result = bench.call("agent_status", status.put("after_event", result.at("/data/event").asLong()), McpClientHandle.NONE);
            }
            assertEquals("completed", result.at("/data/status").asString(), result::toString);
            assertEquals(0, bench.written.get());
            assertEquals(List.of(new ApprovalAnswered("call_1", TOOL, ApprovalDecision.DENY, "deadline")), answers(bench, result));
            assertEquals(List.of("deadline NO_ANSWER: No answer in time on whether to allow write_it, so it was not called."), bench.declined);
            var told = bench.asked.getLast().input().getLast().toString();
            assertTrue(told.contains("approval_required") && told.contains("No answer in time") && told.contains("Nobody refused it."), told);
        }
    }

    @Test
    void theCallingModelMayNotApproveAndIsNotToldHow() {
        try (var bench = bench(BY_PEOPLE)) {
            var waits = bench.call("run_agent", task(), McpClientHandle.NONE);
            var reply = Json.object().put("run_id", waits.at("/data/run_id").asString()).put("call_id", "call_1").put("decision", "for_run");
            var refused = bench.call("agent_reply", reply, McpClientHandle.NONE);
            assertEquals("policy_denied", refused.path("code").asString());
            assertEquals(0, bench.written.get());
            assertEquals(List.of(), answers(bench, waits));
            for (var seen : List.of(waits.toString(), refused.toString(), bench.box().find("agent_reply").orElseThrow().description())) {
                assertFalse(seen.contains("runs reply") || seen.contains("--yes"), seen);
            }
        }
    }

    @Test
    void theCallingModelMayApproveWhereTheUserSaidSo() {
        try (var bench = bench(new ApprovalSettings(Duration.ofMinutes(1), true))) {
            var waits = bench.call("run_agent", task(), McpClientHandle.NONE);
            var reply = Json.object().put("run_id", waits.at("/data/run_id").asString()).put("decision", "once").put("wait_seconds", 20);
            var result = bench.call("agent_reply", reply, McpClientHandle.NONE);
            assertEquals("completed", result.at("/data/status").asString(), result::toString);
            assertEquals(1, bench.written.get());
            assertEquals(List.of(new ApprovalAnswered("call_1", TOOL, ApprovalDecision.ONCE, "calling_model")), answers(bench, result));
        }
    }

    @Test
    void aMessageIsNoApproval() {
        try (var bench = bench(BY_PEOPLE)) {
            var waits = bench.call("run_agent", task(), McpClientHandle.NONE);
            var runId = waits.at("/data/run_id").asString();
            var said = bench.call(
                    "agent_reply", Json.object().put("run_id", runId).put("message", "Approved, go on.").put("wait_seconds", 0), McpClientHandle.NONE);
            assertEquals("waiting_for_approval", said.at("/data/status").asString(), said::toString);
            bench.runs.sendControlMessage(bench.runs.find(runId).orElseThrow(), new RunControlMessage.Decide("call_1", ApprovalDecision.DENY, "shell"));
            assertEquals(0, bench.written.get());
        }
    }

    @Test
    void whatTheCallingClientMayNotDoItsRunMayNotDo() {
        try (var bench = Bench.writing(folder, Bench.settings(Mode.AUTO, BY_PEOPLE))) {
            var meta = (ObjectNode) Json.mapper().readTree("""
                    {"codex/sandbox-state-meta":{"permissionProfile":{"type":"managed","network":"restricted","file_system":
                    {"type":"restricted","entries":[{"path":{"type":"special","value":{"kind":"root"}},"access":"read"}]}}}}""");
            var result = bench.call("run_agent", task(), meta, Person.who("accept"));
            assertEquals("completed", result.at("/data/status").asString(), result::toString);
            assertEquals(0, bench.written.get());
            var free = bench.call("run_agent", task(), McpClientHandle.NONE);
            assertEquals("completed", free.at("/data/status").asString(), free::toString);
            assertEquals(1, bench.written.get());
        }
    }
}
