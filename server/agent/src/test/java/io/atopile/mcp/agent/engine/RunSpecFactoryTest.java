package io.atopile.mcp.agent.engine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.Budgets;
import io.atopile.mcp.agent.RunPurpose;
import io.atopile.mcp.agent.RunSpec;
import io.atopile.mcp.agent.ToolFacts;
import io.atopile.mcp.agent.run.AgentSettings;
import io.atopile.mcp.agent.run.AgentSettings.ModelSettings;
import io.atopile.mcp.agent.run.RunStore;
import io.atopile.mcp.agent.run.AgentSettings.ToolRules;
import io.atopile.mcp.journal.Journal.Durability;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolFailure;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunSpecFactoryTest {

    private final CountedTools tools = new CountedTools(call -> CountedTools.ok(call.name() + " done"));

    @TempDir
    Path folder;

    private static AgentSettings settings(Mode mode, ToolRules rules) {
        var preset = AgentSettings.DEFAULT;
        return new AgentSettings(
                preset.provider(), new ModelSettings(Optional.of("m"), Optional.empty(), Optional.empty(), 100_000, Optional.empty()),
                mode, rules, preset.approvals(), Budgets.DEFAULT, preset.keeping(), preset.features(), preset.trusted());
    }

    private RunSpec spec(AgentSettings settings, Mode server, RunRequest wish) {
        var directory = store().create(Instant.now());
        return new RunSpecFactory(tools, settings, server, RunToolset.listAll(Set.of())).createSpec(directory, wish, "t", Optional.empty(), "m");
    }

    private RunStore store() {
        return new RunStore(folder.resolve("runs"), Durability.WITH_THE_SYSTEM, text -> text);
    }

    private static RunRequest wish(RunPurpose purpose, Optional<Mode> mode, List<String> allow, List<String> deny) {
        return new RunRequest(
                "Do it.", List.of(), Optional.empty(), Optional.empty(), Optional.empty(), purpose, mode, allow, deny,
                RunRequest.Limits.NONE, Optional.empty(), Optional.empty(), Optional.empty(), List.of(Effect.INSTALLS));
    }

    private static List<String> names(RunSpec spec) {
        return spec.tools().stream().map(ToolFacts::name).toList();
    }

    @Test
    void theStrictestOfServerSettingsAndWishHolds() {
        for (var server : Mode.values()) {
            for (var chosen : Mode.values()) {
                assertEquals(server.chooseStricter(chosen), spec(settings(chosen, ToolRules.NONE), server, wish(RunPurpose.WORK, Optional.empty(), List.of(), List.of())).approval());
                for (var wished : Mode.values()) {
                    var spec = spec(settings(chosen, ToolRules.NONE), server, wish(RunPurpose.WORK, Optional.of(wished), List.of(), List.of()));
                    assertEquals(server.chooseStricter(chosen).chooseStricter(wished), spec.approval());
                }
            }
        }
    }

    @Test
    void aWishAddsToWhatIsDeniedAndNothingToWhatIsAllowed() {
        var settings = settings(Mode.ASK, new ToolRules(Set.of("look"), Set.of("change"), Set.of("destroy")));
        var spec = spec(settings, Mode.AUTO, wish(RunPurpose.WORK, Optional.empty(), List.of("change", "destroy"), List.of("look")));
        assertEquals(List.of("look"), spec.rules().allow());
        assertEquals(List.of("change"), spec.rules().ask());
        assertEquals(List.of("destroy", "look"), spec.rules().deny());
        assertEquals(List.of(Effect.INSTALLS), spec.rules().deniedEffects());
        assertEquals(List.of("change", "update_plan", "output_read"), names(spec), "a denied tool isn't even shown");
    }

    @Test
    void aRunThatPlansIsShownOnlyWhatReads() {
        var spec = spec(settings(Mode.AUTO, ToolRules.NONE), Mode.AUTO, wish(RunPurpose.PLAN, Optional.empty(), List.of(), List.of()));
        assertEquals(List.of("look", "update_plan", "output_read"), names(spec));
    }

    @ParameterizedTest
    @CsvSource({
        "looks,,,,,allow_tools names an unknown tool: looks.,look",
        ",lok,,,,deny_tools names an unknown tool: lok.,look",
        ",,chnge,,,tools.allow in the settings names an unknown tool: chnge.,change",
        ",,,destory,,tools.ask in the settings names an unknown tool: destory.,destroy",
        ",,,,look_at_it,tools.deny in the settings names an unknown tool: look_at_it.,look",
        "off_here,,,,,allow_tools names an unknown tool: off_here.,"
    })
    void aNameThatMatchesNoToolIsAnErrorAtTheStart(
            @Nullable String allow,
            @Nullable String deny,
            @Nullable String allowed,
            @Nullable String asked,
            @Nullable String denied,
            String message,
            @Nullable String nearest) {
        var settings = settings(Mode.AUTO, new ToolRules(Set.copyOf(list(allowed)), Set.copyOf(list(asked)), Set.copyOf(list(denied))));
        var refused = assertThrows(
                ToolFailure.class, () -> start(settings, wish(RunPurpose.WORK, Optional.empty(), list(allow), list(deny))));
        assertEquals(ErrorCode.VALIDATION_ERROR, refused.code());
        assertEquals(message, refused.message());
        assertTrue(nearest == null || refused.hint().orElse("").startsWith("Nearest: " + nearest), () -> refused.hint().toString());
        assertEquals(List.of(), store().list());
    }

    @Test
    void aRuleMayNameAToolThatIsSwitchedOffHere() {
        var settings = settings(Mode.AUTO, new ToolRules(Set.of(), Set.of(), Set.of("off_here")));
        assertDoesNotThrow(() -> start(settings, wish(RunPurpose.WORK, Optional.empty(), List.of(), List.of("off_here", "update_plan"))));
    }

    private static List<String> list(@Nullable String name) {
        return name == null ? List.of() : List.of(name);
    }

    private RunView start(AgentSettings settings, RunRequest wish) throws ToolFailure {
        var model = PlayedModel.script(List.of(List.of(ConversationItem.Message.of(ConversationItem.Role.ASSISTANT, "Done."))));
        var equipment = new EngineServices(
                store(), tools, model, (_, _) -> List.of(), _ -> Optional.empty(), false, (_, defect) -> defect.toString(), Clock.systemUTC());
        try (var runs = new RunService(equipment, settings, Mode.AUTO, RunToolset.listAll(Set.of()), () -> Set.of("off_here"))) {
            return runs.start(wish);
        }
    }
}
