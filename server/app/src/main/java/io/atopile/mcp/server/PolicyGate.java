package io.atopile.mcp.server;

import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.policy.Verdict;
import io.atopile.mcp.tool.Caller;
import io.atopile.mcp.tool.Consent;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Gate;
import io.atopile.mcp.tool.Hints;
import io.atopile.mcp.tool.ToolCall;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Applies the server's mode to every call, and asks the person behind the client where the mode says so. Calls of the agent
 * have been judged by their run's policy, which is never looser.
 */
final class PolicyGate implements Gate {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Mode mode;

    PolicyGate(Mode mode) {
        this.mode = mode;
    }

    @Override
    public Decision admit(ToolCall call, Set<Effect> effects, Hints hints) throws InterruptedException {
        if (call.caller().kind() == Caller.Kind.AGENT) {
            return new Decision.Granted();
        }
        if (mode.judge(effects) == Verdict.ALLOW) {
            return new Decision.Granted();
        }
        var wanted = effects.stream()
                .filter(effect -> mode.judge(effect) == Verdict.ASK)
                .sorted()
                .map(Effect::words)
                .collect(Collectors.joining(" and "));
        return switch (Consent.ask(call.peer(), "Allow %s? It %s.".formatted(call.name(), wanted), PATIENCE)) {
            case GIVEN -> new Decision.Granted();
            case REFUSED -> new Decision.Denied("The person refused %s, or did not answer.".formatted(call.name()));
            case NOBODY_TO_ASK -> new Decision.Unasked(
                    "%s %s, which needs a person's approval, and this client can't ask for it."
                            .formatted(call.name(), wanted),
                    Mode.AUTO.judge(effects) == Verdict.ASK
                            ? "A person can make the call in a terminal, with atopile-mcp call."
                            : "The user can start the server with --policy auto.");
        };
    }
}
