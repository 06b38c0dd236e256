package io.atopile.mcp.agent;

import io.atopile.mcp.tool.Effect;
import java.util.List;

/**
 * What is said of single tools, beside the mode.
 *
 * @param allow never asked about
 * @param ask always asked about
 * @param deny never run
 * @param deniedEffects nothing that does this is run, whatever else is said
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
