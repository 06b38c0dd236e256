package io.atopile.mcp.conformance.docs;

import io.atopile.mcp.agent.BlobId;
import io.atopile.mcp.agent.Budgets;
import io.atopile.mcp.agent.RunPolicy;
import io.atopile.mcp.agent.RunPurpose;
import io.atopile.mcp.agent.RunSpec;
import io.atopile.mcp.agent.RunSpec.CallRules;
import io.atopile.mcp.agent.RunSpec.RunModel;
import io.atopile.mcp.agent.ToolFacts;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.ToolSource;
import io.atopile.mcp.tools.relay.RelayTools;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The policy as Markdown, asked of the code that decides. */
final class PolicyTables {

    private static final String TOOL = "tool";
    private static final BlobId NOTHING = new BlobId("0".repeat(64));
    private static final List<Effect> SHOWN = List.of(Effect.READS, Effect.BUILDS, Effect.CONFIGURES_PROGRAMS, Effect.DESTROYS);
    private static final CallRules ALLOW = new CallRules(List.of(TOOL), List.of(), List.of(), List.of());
    private static final CallRules ASK = new CallRules(List.of(), List.of(TOOL), List.of(), List.of());
    private static final CallRules BOTH = new CallRules(List.of(TOOL), List.of(TOOL), List.of(), List.of());
    private static final CallRules DENY = new CallRules(List.of(TOOL), List.of(), List.of(TOOL), List.of());
    private static final CallRules CALLER = new CallRules(List.of(TOOL), List.of(), List.of(), SHOWN);

    private record Situation(String words, CallRules rules, RunPurpose purpose, boolean granted) {}

    private static final List<Situation> SITUATIONS = List.of(
            new Situation("no rule names the tool", CallRules.NONE, RunPurpose.WORK, false),
            new Situation("`tools.allow`", ALLOW, RunPurpose.WORK, false),
            new Situation("`tools.ask`", ASK, RunPurpose.WORK, false),
            new Situation("`tools.allow` and `tools.ask`", BOTH, RunPurpose.WORK, false),
            new Situation("a person granted the tool for the run", ASK, RunPurpose.WORK, true),
            new Situation("`tools.deny` or `deny_tools`, whatever else applies", DENY, RunPurpose.WORK, true),
            new Situation("the calling client itself may not do it, whatever else applies", CALLER, RunPurpose.WORK, true),
            new Situation("`mode: plan`, whatever else applies", ALLOW, RunPurpose.PLAN, true));

    private PolicyTables() {}

    static String modes() {
        var head = Arrays.stream(Effect.values()).map(Enum::name).collect(Collectors.joining(" | "));
        var rows = Arrays.stream(Mode.values()).map(PolicyTables::row).collect(Collectors.joining());
        return "| mode | %s |%n|---|%s%n%s".formatted(head, "---|".repeat(Effect.values().length), rows);
    }

    private static String row(Mode mode) {
        var verdicts = Arrays.stream(Effect.values()).map(effect -> lower(mode.judge(effect))).collect(Collectors.joining(" | "));
        return "| `%s` | %s |%n".formatted(mode, verdicts);
    }

    /** Which tools declare which effect. */
    static String effects(ToolSource tools) {
        var rows = Arrays.stream(Effect.values()).map(effect -> row(effect, tools)).collect(Collectors.joining());
        return "| effect | tools that declare it |%n|---|---|%n%s".formatted(rows);
    }

    private static String row(Effect effect, ToolSource tools) {
        var names = tools.list().stream()
                .map(ToolListing::name)
                .filter(name -> !RelayTools.NAMES.contains(name))
                .filter(name -> tools.resolveEffects(name).contains(effect))
                .map("`%s`"::formatted)
                .collect(Collectors.joining(", "));
        return "| %s | %s |%n".formatted(effect.name(), names.isEmpty() ? "no tool" : names);
    }

    /** Which mode a run has. */
    static String runModes() {
        var head = Arrays.stream(Mode.values()).map("`%s`"::formatted).collect(Collectors.joining(" | "));
        var rows = new StringBuilder("| the user's settings | %s |%n|---|%s%n".formatted(head, "---|".repeat(Mode.values().length)));
        for (var one : Mode.values()) {
            var cells = Arrays.stream(Mode.values()).map(other -> "`%s`".formatted(one.chooseStricter(other))).collect(Collectors.joining(" | "));
            rows.append("| `%s` | %s |%n".formatted(one, cells));
        }
        return rows.toString();
    }

    /** What becomes of a call in a run. */
    static String calls() {
        var head = Arrays.stream(Mode.values())
                .flatMap(mode -> SHOWN.stream().map(effect -> "`%s` %s".formatted(mode, effect.name())))
                .collect(Collectors.joining(" | "));
        var rows = SITUATIONS.stream().map(PolicyTables::row).collect(Collectors.joining());
        return "| situation | %s |%n|---|%s%n%s".formatted(head, "---|".repeat(Mode.values().length * SHOWN.size()), rows);
    }

    private static String row(Situation situation) {
        var cells = Arrays.stream(Mode.values())
                .flatMap(mode -> SHOWN.stream().map(effect -> judged(situation, mode, effect)))
                .collect(Collectors.joining(" | "));
        return "| %s | %s |%n".formatted(situation.words(), cells);
    }

    private static String judged(Situation situation, Mode mode, Effect effect) {
        var spec = new RunSpec(
                "r", "t", Optional.empty(), NOTHING, Optional.empty(), Optional.empty(), situation.purpose(), mode, situation.rules(),
                List.of(), NOTHING, Budgets.DEFAULT, new RunModel("m", 1, Optional.empty(), Optional.empty(), Optional.empty()), 1);
        var policy = new RunPolicy(spec, situation.granted() ? Set.of(TOOL) : Set.of());
        return switch (policy.judge(new ToolFacts(TOOL, List.of(effect), false))) {
            case RunPolicy.Judgement.Allowed _ -> "allow";
            case RunPolicy.Judgement.Asked _ -> "ask";
            case RunPolicy.Judgement.Refused _ -> "deny";
        };
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
