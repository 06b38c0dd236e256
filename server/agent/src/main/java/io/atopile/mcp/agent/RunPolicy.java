package io.atopile.mcp.agent;

import io.atopile.mcp.policy.PolicyDecision;
import io.atopile.mcp.tool.Effect;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges the calls of one run by its purpose, its rules, its mode and what a person has granted.
 *
 * @param granted the tools that a person allowed for the whole run
 */
public record RunPolicy(RunSpec spec, Set<String> granted) {

    /** The decision on a call. */
    public sealed interface Judgement {
        record Allowed() implements Judgement {}

        /** A person decides. */
        record Asked(String question) implements Judgement {}

        record Refused(String message) implements Judgement {}
    }

    /**
     * Decides on a call. A call that configures other programs always needs a person's approval, whatever rules or
     * earlier approvals say.
     */
    public Judgement judge(ToolFacts tool) {
        var name = tool.name();
        if (spec.rules().deny().contains(name)) {
            return new Judgement.Refused("%s is not allowed in this run.".formatted(name));
        }
        if (spec.purpose() == RunPurpose.PLAN && !tool.hasOnlyReadEffects()) {
            return new Judgement.Refused("This run only reads and plans; %s needs a run in work mode.".formatted(name));
        }
        for (var effect : tool.effects()) {
            if (spec.rules().deniedEffects().contains(effect)) {
                return new Judgement.Refused("%s %s, which is not allowed in this run.".formatted(name, effect.words()));
            }
        }
        if (tool.effects().contains(Effect.CONFIGURES_PROGRAMS)) {
            return new Judgement.Asked(formatQuestion(tool));
        }
        return granted.contains(name) || !mustAsk(tool) ? new Judgement.Allowed() : new Judgement.Asked(formatQuestion(tool));
    }

    private boolean mustAsk(ToolFacts tool) {
        if (spec.rules().ask().contains(tool.name())) {
            return true;
        }
        return !spec.rules().allow().contains(tool.name())
                && spec.approval().judge(Set.copyOf(tool.effects())) == PolicyDecision.ASK;
    }

    private String formatQuestion(ToolFacts tool) {
        var asked = EnumSet.noneOf(Effect.class);
        tool.effects().stream()
                .filter(effect -> spec.approval().judge(effect) == PolicyDecision.ASK)
                .forEach(asked::add);
        var words = (asked.isEmpty() ? EnumSet.copyOf(tool.effects()) : asked)
                .stream().map(Effect::words).collect(Collectors.joining(" and "));
        return "Allow %s? It %s.".formatted(tool.name(), words);
    }
}
