package io.atopile.mcp.agent.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.ApprovalDecision;
import io.atopile.mcp.agent.Budgets;
import io.atopile.mcp.agent.RunPurpose;
import io.atopile.mcp.agent.RunSpec;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.ToolFacts;
import io.atopile.mcp.agent.run.AgentSettings;
import io.atopile.mcp.agent.run.AgentSettings.ToolRules;
import io.atopile.mcp.agent.run.RunControlMessage;
import io.atopile.mcp.agent.run.RunDirectory;
import io.atopile.mcp.agent.run.RunStore;
import io.atopile.mcp.journal.Journal.Durability;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.policy.Mode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that name another tool are that tool's calls, with its policy, approvals and record. */
class RelayedCallTest {

    @TempDir
    Path folder;

    private final CountedTools tools = CountedTools.withRelays(call -> CountedTools.ok(call.name() + " " + call.arguments()));

    private static AgentSettings settings(Mode mode, ToolRules rules) {
        var preset = AgentSettings.DEFAULT;
        return new AgentSettings(
                preset.provider(), preset.model(), mode, rules, preset.approvals(), Budgets.DEFAULT, preset.keeping(), preset.features(), preset.trusted());
    }

    private RunSpec spec(RunDirectory directory, RunPurpose purpose, Mode mode, ToolRules rules) {
        var wish = new RunRequest(
                "Do it.", List.of(), Optional.empty(), Optional.empty(), Optional.empty(), purpose, Optional.empty(), List.of(), List.of(),
                RunRequest.Limits.NONE, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        var toolset = new RunToolset(Set.of(), List.of("look", "tools_find", "tools_read", "tools_call"));
        return new RunSpecFactory(tools, settings(mode, rules), Mode.AUTO, toolset).createSpec(directory, wish, "t", Optional.empty(), "m");
    }

    private RunDirectory directory() {
        return new RunStore(folder.resolve("specs"), Durability.WITH_THE_SYSTEM, text -> text).create(Instant.now());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "tools_call | {\"tool\":\"change\",\"arguments\":{\"n\":1}}         | change {\"n\":1}",
        "tools_read | {\"tool\":\"look\",\"arguments\":{\"n\":1}}           | look {\"n\":1}",
        "tools_call | {\"tool\":\"look\"}                                   | look {}",
        "tools_call | {\"tool\":\"change\",\"arguments\":\"{\\\"n\\\":1}\"} | change {\"n\":1}",
        "tools_call | {\"tool\":\"nothing\",\"arguments\":{}}               | nothing {}",
        "tools_read | {\"tool\":\"change\",\"arguments\":{}}                | tools_read {\"tool\":\"change\",\"arguments\":{}}",
        "tools_call | {\"tool\":\"tools_call\",\"arguments\":{\"tool\":\"change\"}} | tools_call {\"tool\":\"tools_call\",\"arguments\":{\"tool\":\"change\"}}",
        "tools_call | {\"tool\":\"change\",\"arguments\":[1]}               | tools_call {\"tool\":\"change\",\"arguments\":[1]}",
        "tools_call | {\"tool\":\"change\",\"arguments\":\"{\"}             | tools_call {\"tool\":\"change\",\"arguments\":\"{\"}",
        "tools_call | {\"arguments\":{}}                                    | tools_call {\"arguments\":{}}",
        "tools_call | {broken                                               | tools_call {broken",
        "tools_call | []                                                    | tools_call []",
        "change     | {\"tool\":\"look\"}                                   | change {\"tool\":\"look\"}"
    })
    void theNamedCallIsMade(String name, String arguments, String made) {
        var call = RelayedCall.resolve(new ConversationItem.Call("c", name, arguments), spec(directory(), RunPurpose.WORK, Mode.AUTO, ToolRules.NONE));
        assertEquals(made, call.name() + " " + call.arguments());
    }

    @Test
    void theModelIsShownTheUsualToolsAndMayCallAll() {
        var directory = directory();
        var spec = spec(directory, RunPurpose.WORK, Mode.AUTO, ToolRules.NONE);
        var shown = directory.texts().get(spec.functions());
        assertTrue(shown.contains("\"look\"") && shown.contains("tools_call") && !shown.contains("\"change\""), shown);
        assertTrue(spec.tools().stream().map(ToolFacts::name).toList().containsAll(List.of("look", "change", "destroy", "tools_find", "tools_read", "tools_call")));
        var plan = spec(directory, RunPurpose.PLAN, Mode.AUTO, ToolRules.NONE);
        assertFalse(directory.texts().get(plan.functions()).contains("tools_call"));
        assertTrue(plan.findTool("change").isEmpty() && plan.findTool("tools_call").isEmpty());
    }

    private String run(RunPurpose purpose, Mode mode, ToolRules rules, String name, String arguments) throws Exception {
        var model = PlayedModel.script(List.of(List.of(Workshop.call("a", name, arguments)), List.of(Workshop.say("Done."))));
        try (var shop = new Workshop(folder, tools, model)) {
            var directory = shop.store.create(Instant.now());
            shop.engine.start(directory, spec(directory, purpose, mode, rules));
            var state = shop.await(directory, now -> now.status().isOver() || now.status() == RunStatus.WAITING_FOR_APPROVAL);
            if (state.status() == RunStatus.WAITING_FOR_APPROVAL) {
                assertEquals("change", state.calls().asked().orElseThrow().name());
                directory.inbox().put(new RunControlMessage.Decide("a", ApprovalDecision.DENY, "person"));
                state = shop.end(directory);
            }
            assertEquals(RunStatus.COMPLETED, state.status(), state.reason());
            var ended = Workshop.ended(directory).getLast();
            return ended.name() + " " + ended.code();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "WORK | AUTO | | tools_call | change  | change ok                | 1",
        "WORK | AUTO | | tools_read | look    | look ok                  | 0",
        "WORK | ASK  | | tools_call | change  | change policy_denied     | 0",
        "WORK | AUTO | change | tools_call | change | change not_found   | 0",
        "WORK | AUTO | | tools_read | change  | tools_read validation_error | 0",
        "WORK | AUTO | | tools_call | nothing | nothing not_found        | 0",
        "PLAN | AUTO | | tools_call | change  | tools_call not_found     | 0",
        "PLAN | AUTO | | tools_read | change  | change not_found         | 0",
        "PLAN | AUTO | | tools_read | look    | look ok                  | 0",
        "WORK | AUTO | | change     | -       | change ok                | 1",
        "WORK | AUTO | tools_call | tools_call | change | tools_call not_found | 0"
    })
    void policyAndRecordAreThoseOfTheNamedTool(RunPurpose purpose, Mode mode, String denied, String name, String tool, String expected, int changes) throws Exception {
        var rules = new ToolRules(Set.of(), Set.of(), denied == null ? Set.of() : Set.of(denied));
        var outcome = run(purpose, mode, rules, name, "{\"tool\":\"%s\",\"arguments\":{\"n\":1}}".formatted(tool));
        assertEquals(expected, outcome);
        assertEquals(changes, tools.count("change"));
    }
}
