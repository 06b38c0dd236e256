package io.atopile.mcp.agent;

import io.atopile.mcp.tool.Effect;
import java.util.List;

/**
 * Rules for individual tools, in addition to the mode.
 *
 * @param allow tools that need no approval
 * @param ask tools that always need approval
 * @param deny tools that are never run
 * @param deniedEffects effects that no call may have, regardless of the other rules
 */
public record CallRules(List<String> allow, List<String> ask, List<String> deny, List<Effect> deniedEffects) {

    public static final CallRules NONE = new CallRules(List.of(), List.of(), List.of(), List.of());

    public CallRules {
        allow = List.copyOf(allow);
        ask = List.copyOf(ask);
        deny = List.copyOf(deny);
        deniedEffects = List.copyOf(deniedEffects);
    }
}
