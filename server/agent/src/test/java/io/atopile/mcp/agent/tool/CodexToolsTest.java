package io.atopile.mcp.agent.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.run.AgentSettings.ApprovalSettings;
import io.atopile.mcp.agent.codex.CodexTools;
import io.atopile.mcp.agent.tool.Bench.Person;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.ContentBlock;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolListing;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class CodexToolsTest {

    @TempDir
    Path folder;

    private static CallToolResult call(Bench bench, String tool, ObjectNode arguments, McpClientHandle peer) {
        return new CodexTools(bench.box(), bench.desk()).call(new ToolCall(
                tool, arguments, Json.object(), new ToolCaller(ToolCaller.Kind.CLIENT, "tester"), Progress.NONE, new CancellationSignal(), peer));
    }

    private static ObjectNode structured(CallToolResult reply) {
        return Objects.requireNonNull(reply.structured());
    }

    private static String text(CallToolResult reply) {
        return reply.blocks().getFirst() instanceof ContentBlock.Text(var text) ? text : "";
    }

    private static ObjectNode task() {
        return Json.object().put("prompt", "Write it.");
    }

    @Test
    void anAnswerHasAThreadAndAContentAndTheThreadGoesOn() {
        try (var bench = Bench.asking(folder, Bench::repeatPrompts)) {
            var first = call(bench, "codex", task(), McpClientHandle.NONE);
            assertEquals(List.of("threadId", "content"), structured(first).propertyNames().stream().toList());
            assertEquals("Heard: [Write it.]", structured(first).path("content").asString());
            assertEquals("Heard: [Write it.]", text(first));
            var thread = structured(first).path("threadId").asString();
            var second = call(bench, "codex-reply", Json.object().put("prompt", "More.").put("threadId", thread), McpClientHandle.NONE);
            assertEquals(thread, structured(second).path("threadId").asString());
            assertEquals("Heard: [Write it., More.]", structured(second).path("content").asString());
            var third = call(bench, "codex-reply", Json.object().put("prompt", "Last.").put("conversationId", thread), McpClientHandle.NONE);
            assertEquals("Heard: [Write it., More., Last.]", structured(third).path("content").asString());
        }
    }

    @ParameterizedTest
    @CsvSource({"on-request,accept,1", "on-request,decline,0", "untrusted,accept,1", "untrusted,decline,0", "on-failure,accept,1", "on-failure,decline,0", "never,accept,0", ",accept,1"})
    void thePersonIsAskedUnlessThePolicyIsNever(@Nullable String policy, String action, int written) {
        try (var bench = Bench.asking(folder, Bench::writesOnce)) {
            var arguments = policy == null ? task() : task().put("approval-policy", policy);
            var reply = call(bench, "codex", arguments, Person.who(action));
            assertEquals("Done.", text(reply));
            assertEquals(written, bench.written.get());
        }
    }

    /** In a run whose settings ask for nothing. */
    @ParameterizedTest
    @CsvSource({"untrusted,decline,0,1", "untrusted,accept,1,1", "on-failure,decline,1,0", "on-request,decline,1,0", "never,decline,1,0", ",decline,1,0"})
    void aPolicyCanOnlyAskForMore(@Nullable String policy, String action, int written, int questions) {
        try (var bench = Bench.writing(folder, Bench.settings(Mode.AUTO, ApprovalSettings.DEFAULT))) {
            var arguments = policy == null ? task() : task().put("approval-policy", policy);
            var person = Person.who(action);
            assertEquals("Done.", text(call(bench, "codex", arguments, person)));
            assertEquals(written, bench.written.get());
            assertEquals(questions, person.questions().size());
        }
    }

    @Test
    void aClientThatCannotAskIsAnsweredAtOnceWithANo() {
        try (var bench = Bench.asking(folder, Bench::writesOnce)) {
            assertEquals("Done.", text(call(bench, "codex", task(), McpClientHandle.NONE)));
            assertEquals(0, bench.written.get());
        }
    }

    @ParameterizedTest
    @CsvSource({"read-only,0", "workspace-write,1", "danger-full-access,1"})
    void aReadOnlySandboxOnlyLooks(String sandbox, int written) {
        try (var bench = Bench.asking(folder, Bench::writesOnce)) {
            var reply = call(bench, "codex", task().put("sandbox", sandbox), Person.who("accept"));
            assertEquals("Done.", text(reply));
            assertEquals(written, bench.written.get());
        }
    }

    @Test
    void otherSpellingsAndUnknownFieldsAreTakenAsCodexDid() {
        try (var bench = Bench.asking(folder, Bench::writesOnce)) {
            var arguments = task().put("approvalPolicy", "on-request").put("developer_instructions", "Be brief.").put("profile", "x");
            arguments.put("compact-prompt", "y").putObject("config").put("model_reasoning_effort", "high");
            assertEquals("Done.", text(call(bench, "codex", arguments, Person.who("accept"))));
            assertTrue(bench.asked.getFirst().input().toString().contains("Be brief."));
        }
    }

    @Test
    void whatGoesWrongIsAnErrorWithTheThreadIfThereIsOne() {
        try (var bench = Bench.asking(folder, Bench::writesOnce)) {
            var missing = call(bench, "codex", Json.object(), McpClientHandle.NONE);
            assertTrue(missing.isError());
            assertEquals("FAILED: prompt is missing.", text(missing));
            assertNull(missing.structured());
            var unknown = call(bench, "codex-reply", task().put("threadId", "t_none"), McpClientHandle.NONE);
            assertTrue(unknown.isError());
            assertEquals("t_none", structured(unknown).path("threadId").asString());
            assertEquals(text(unknown), structured(unknown).path("content").asString());
            assertTrue(text(unknown).startsWith("FAILED: There is no conversation t_none"), () -> text(unknown));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"approval-policy", "sandbox"})
    void aWordThatIsNoneOfThoseIsRefused(String field) {
        try (var bench = Bench.asking(folder, Bench::writesOnce)) {
            var reply = call(bench, "codex", task().put(field, "always"), McpClientHandle.NONE);
            assertTrue(reply.isError() && text(reply).startsWith("FAILED: %s must be one of".formatted(field)), () -> text(reply));
            assertEquals(List.of(), bench.asked);
        }
    }

    @Test
    void theyAreListedAfterTheOthersAndKeepTheirEffects() {
        try (var bench = Bench.asking(folder, Bench::writesOnce)) {
            var tools = new CodexTools(bench.box(), bench.desk());
            var names = tools.list().stream().map(ToolListing::name).toList();
            assertEquals(List.of("codex", "codex-reply"), names.subList(names.size() - 2, names.size()));
            assertEquals(bench.box().resolveEffects("run_agent"), tools.resolveEffects("codex"));
            assertEquals(bench.box().resolveEffects("agent_status"), tools.resolveEffects("agent_status"));
        }
    }
}
