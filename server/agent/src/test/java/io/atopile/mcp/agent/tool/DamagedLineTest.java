package io.atopile.mcp.agent.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.engine.RunView;
import io.atopile.mcp.agent.run.AgentSettings.ApprovalSettings;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.transport.SendableConversation;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A damaged line of a run's journal costs that line: the run is shown and its conversation continues, wherever the line is. */
class DamagedLineTest {

    @TempDir
    Path folder;

    private static List<ConversationItem> write(ModelRequest request) {
        var calls = request.input().stream().filter(ConversationItem.Call.class::isInstance).count();
        return request.input().getLast() instanceof ConversationItem.Output && calls >= 3
                ? Bench.says("Done.")
                : List.of(
                        new ConversationItem.Call("call_%d_a".formatted(calls), "write_it", "{\"n\":%d}".formatted(calls)),
                        new ConversationItem.Call("call_%d_b".formatted(calls), "write_it", "{\"m\":%d}".formatted(calls)));
    }

    private Bench open() {
        return Bench.writing(folder, Bench.settings(Mode.AUTO, ApprovalSettings.DEFAULT), DamagedLineTest::write);
    }

    private RunDirectory runOnce() {
        try (var bench = open()) {
            return runOnce(bench);
        }
    }

    private static RunDirectory runOnce(Bench bench) {
        var result = bench.call("run_agent", Json.object().put("prompt", "Write.").put("wait_seconds", 20), McpClientHandle.NONE);
        assertEquals("completed", result.at("/data/status").asString(), result::toString);
        return bench.runs.find(result.at("/data/run_id").asString()).orElseThrow().directory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"seq\":", "\u0000\u0001garbage", "[1,2]", "null", "{\"seq\":4,\"at\":\"2026-11-21T00:00:00Z\",\"type\":\"of_another_version\"}", ""})
    void anyLineButTheFirstMayBeDamaged(String damage) throws Exception {
        var run = runOnce();
        try (var bench = open()) {
            var lines = Files.readAllLines(run.journal());
            assertTrue(lines.size() > 15, () -> lines.size() + " lines");
            for (var line = 1; line < lines.size(); line++) {
                var damaged = new ArrayList<>(lines);
                damaged.set(line, damage);
                Files.write(run.journal(), damaged);
                var place = "line " + (line + 1) + " of " + lines.get(line);
                var shown = bench.runs.find(run.id()).orElseThrow(() -> new AssertionError(place));
                assertEquals(damage.isEmpty(), shown.describeDamage().isEmpty(), place);
                continueOn(bench, shown, place);
            }
        }
    }

    private static void continueOn(Bench bench, RunView shown, String place) {
        var before = bench.asked.size();
        var next = bench.call(
                "run_agent", Json.object().put("prompt", "Go on.").put("thread_id", shown.state().spec().threadId()).put("fork_at", shown.state().seq()).put("wait_seconds", 20), McpClientHandle.NONE);
        assertEquals("completed", next.at("/data/status").asString(), () -> place + ": " + next);
        assertPaired(bench.asked.get(before).input(), place);
    }

    /** In what is sent every call has its output and every output its call, or providers refuse the conversation. */
    private static void assertPaired(List<ConversationItem> items, String place) {
        var open = new HashSet<String>();
        for (var item : new SendableConversation("", Set.of(), true).repair(items, false)) {
            switch (item) {
                case ConversationItem.Call call -> open.add(call.callId());
                case ConversationItem.Output output -> assertTrue(open.remove(output.callId()), () -> place + ": an output without its call: " + output.callId());
                case ConversationItem.Message _, ConversationItem.Reasoning _, ConversationItem.Other _ -> assertTrue(open.isEmpty(), () -> place + ": without output: " + open);
            }
        }
        assertTrue(open.isEmpty(), () -> place + ": without output: " + open);
    }

    @Test
    void aRunThatIsResumedWarnsOfIt() throws Exception {
        var run = runOnce();
        try (var bench = open()) {
            var lines = Files.readAllLines(run.journal());
            var cut = new ArrayList<>(lines.subList(0, lines.size() - 3));
            cut.set(4, "garbage");
            Files.write(run.journal(), cut);
            var shown = bench.runs.find(run.id()).orElseThrow();
            assertEquals(RunStatus.INTERRUPTED, shown.status());
            bench.runs.resume(shown);
            bench.runs.await(run.id(), _ -> false, Duration.ofSeconds(20));
            var warnings = run.events().stream().map(RecordedEvent::event).filter(RunEvent.Warned.class::isInstance).map(event -> ((RunEvent.Warned) event).message()).toList();
            assertEquals(List.of("1 line of the journal of run %s can't be read and was left out.".formatted(run.id())), warnings);
        }
    }
}
