package io.atopile.mcp.agent.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ForkedRunTest {

    @TempDir
    Path folder;

    private static ObjectNode task(String prompt) {
        return Json.object().put("prompt", prompt).put("wait_seconds", 20);
    }

    private static JsonNode run(Bench bench, ObjectNode task) {
        var result = bench.call("run_agent", task, McpClientHandle.NONE);
        assertEquals("completed", result.at("/data/status").asString(), result::toString);
        return result.path("data");
    }

    @Test
    void aForkHasWhatWasSaidUpToItsEventAndLeavesTheThreadAlone() {
        try (var bench = Bench.asking(folder, Bench::repeatPrompts)) {
            var first = run(bench, task("One."));
            var thread = first.path("thread_id").asString();
            var end = first.path("event").asLong();

            var atTheEnd = run(bench, task("Fork.").put("thread_id", thread).put("fork_at", end));
            assertNotEquals(thread, atTheEnd.path("thread_id").asString());
            assertEquals("Heard: [One., Fork.]", atTheEnd.path("answer").asString());

            var atTheStart = run(bench, task("Anew.").put("thread_id", thread).put("fork_at", 1));
            assertEquals("Heard: [Anew.]", atTheStart.path("answer").asString());

            var further = run(bench, task("Two.").put("thread_id", thread));
            assertEquals(thread, further.path("thread_id").asString());
            assertEquals("Heard: [One., Two.]", further.path("answer").asString());
        }
    }

    @Test
    void anEventThatTheRunDoesNotHaveIsRefused() {
        try (var bench = Bench.asking(folder, Bench::repeatPrompts)) {
            var first = run(bench, task("One."));
            var beyond = first.path("event").asLong() + 1;
            var result = bench.call(
                    "run_agent", task("Fork.").put("thread_id", first.path("thread_id").asString()).put("fork_at", beyond), McpClientHandle.NONE);
            assertEquals("validation_error", result.path("code").asString());
            assertTrue(result.path("message").asString().contains("1 to " + (beyond - 1)), result::toString);
        }
    }
}
