package io.atopile.mcp.agent.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.agent.run.AgentSettings;
import io.atopile.mcp.agent.run.AgentSettings.ApprovalSettings;
import io.atopile.mcp.agent.run.AgentSettings.RunRetention;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPruningTest {

    @TempDir
    Path folder;

    private Bench bench(Mode mode, RunRetention keeping) {
        var preset = Bench.settings(mode, ApprovalSettings.DEFAULT);
        return Bench.writing(
                folder,
                new AgentSettings(
                        preset.provider(), preset.model(), preset.policy(), preset.tools(), preset.approvals(), preset.budgets(), keeping,
                        preset.features(), preset.trusted()));
    }

    private static String start(Bench bench, int seconds) {
        var result = bench.call("run_agent", Json.object().put("prompt", "Write it.").put("wait_seconds", seconds), McpClientHandle.NONE);
        return result.at("/data/run_id").asString();
    }

    private static String complete(Bench bench) {
        var id = start(bench, 20);
        Awaitility.await().until(() -> bench.runs.find(id).stream().noneMatch(run -> run.directory().isDriven()));
        return id;
    }

    @Test
    void theNewestAreKept() {
        try (var bench = bench(Mode.AUTO, new RunRetention(90, 1))) {
            var ids = Stream.generate(() -> complete(bench)).limit(3).toList();
            assertEquals(List.of(ids.get(1), ids.get(0)), bench.runs.prune());
            assertEquals(List.of(ids.get(2)), bench.runs.ids());
            assertEquals(List.of(), bench.runs.prune());
        }
    }

    @Test
    void whatIsTooOldIsRemoved() {
        try (var bench = bench(Mode.AUTO, new RunRetention(0, 100))) {
            var id = complete(bench);
            assertEquals(List.of(id), bench.runs.prune());
        }
    }

    @Test
    void aRunThatWaitsIsNeverRemoved() {
        try (var bench = bench(Mode.ASK, new RunRetention(0, 0))) {
            var id = start(bench, 0);
            Awaitility.await().until(() -> bench.runs.find(id).stream().anyMatch(run -> run.state().seq() > 3));
            assertEquals(List.of(), bench.runs.prune());
            assertEquals(List.of(id), bench.runs.ids());
        }
    }
}
