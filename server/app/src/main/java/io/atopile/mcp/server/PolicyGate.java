package io.atopile.mcp.server;

import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.policy.PolicyDecision;
import io.atopile.mcp.tool.ApprovalPrompt;
import io.atopile.mcp.tool.ApprovalRecord;
import io.atopile.mcp.tool.ApprovalRecord.Outcome;
import io.atopile.mcp.tool.ApprovalRecord.Scope;
import io.atopile.mcp.tool.CleanText;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Gate;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolCaller;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Applies the server's policy mode to every call, and asks the person behind the client if the mode requires it. Calls of the
 * agent have been judged by their run's policy, which is never looser. Calls that destroy are asked about each time.
 */
final class PolicyGate implements Gate {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String AGAIN = "Ask the user whether to repeat the call.";
    private static final String ANEW = "Correct the settings and restart the server; `atopile-mcp settings show` lists the errors.";

    private final Mode mode;
    private final List<String> mistakes;

    /** {@code mistakes} are the errors in the settings that are the only reason why the mode is this strict. */
    PolicyGate(Mode mode, List<String> mistakes) {
        this.mode = mode;
        this.mistakes = List.copyOf(mistakes);
    }

    @Override
    public Decision admit(ToolCall call, Set<Effect> effects, Proposal proposal) throws InterruptedException {
        if (call.caller().kind() == ToolCaller.Kind.AGENT) {
            return new Decision.Granted(call.approval());
        }
        if (mode.judge(effects) == PolicyDecision.ALLOW) {
            return new Decision.Granted(effects.equals(Set.of(Effect.READS))
                    ? Optional.empty()
                    : Optional.of(ApprovalRecord.ofApproval("policy " + mode, Scope.POLICY)));
        }
        var once = Mode.AUTO.judge(effects) == PolicyDecision.ASK;
        var project = proposal.project();
        if (!once && call.peer().grants().covers(call.name(), project)) {
            return new Decision.Granted(Optional.of(ApprovalRecord.ofApproval(getApproverName(call), Scope.SESSION)));
        }
        return requestApproval(call, effects, proposal, !once);
    }

    private Decision requestApproval(ToolCall call, Set<Effect> effects, Proposal proposal, boolean offersSession) throws InterruptedException {
        var wanted = effects.stream()
                .filter(effect -> mode.judge(effect) == PolicyDecision.ASK)
                .sorted()
                .map(Effect::words)
                .collect(Collectors.joining(" and "));
        var place = proposal.project().map(project -> " in " + CleanText.cleanLine(String.valueOf(project.getFileName()))).orElse("");
        var question = "Allow %s%s? It %s.".formatted(call.name(), place, wanted);
        var prompt = new ApprovalPrompt(
                question,
                proposal.preview(),
                offersSession ? Optional.of("in this project until the client disconnects") : Optional.empty());
        return switch (call.peer().approve(prompt, PATIENCE)) {
            case GIVEN -> grant(call, Scope.ONCE);
            case GIVEN_FOR_SESSION -> {
                if (offersSession) {
                    call.peer().grants().add(call.name(), proposal.project());
                }
                yield grant(call, offersSession ? Scope.SESSION : Scope.ONCE);
            }
            case REFUSED -> new Decision.Denied("The person refused %s.".formatted(call.name()), buildRecord(call, Outcome.DECLINED));
            case NO_ANSWER -> new Decision.Denied(
                    "No answer within %d minutes on whether to allow %s, which counts as a denial."
                            .formatted(PATIENCE.toMinutes(), call.name()),
                    buildRecord(call, Outcome.NO_ANSWER));
            case NOT_ASKED -> buildUnasked(
                    call, "%s %s, which needs a person's approval. The client did not get an answer from a person.".formatted(call.name(), wanted), AGAIN);
            case NOBODY_TO_ASK -> denyUnaskable(call, effects, wanted);
        };
    }

    private static Decision grant(ToolCall call, Scope scope) {
        return new Decision.Granted(Optional.of(ApprovalRecord.ofApproval(getApproverName(call), scope)));
    }

    private Decision denyUnaskable(ToolCall call, Set<Effect> effects, String wanted) {
        var isAlwaysAsked = Mode.AUTO.judge(effects) == PolicyDecision.ASK;
        if (!isAlwaysAsked && !mistakes.isEmpty()) {
            var message = "%s %s, which needs a person's approval because the settings have errors: %s"
                    .formatted(call.name(), wanted, String.join("; ", mistakes));
            return buildUnasked(call, message, ANEW);
        }
        var terminal = "A person can make the call in a terminal: atopile-mcp call %s.".formatted(call.name());
        return buildUnasked(
                call,
                "%s %s, which needs a person's approval, and this client can't ask for it.".formatted(call.name(), wanted),
                isAlwaysAsked ? terminal : terminal + " With --policy auto the server would not ask.");
    }

    private static Decision buildUnasked(ToolCall call, String message, String hint) {
        return new Decision.Unasked(message, hint, buildRecord(call, Outcome.NOT_ASKED));
    }

    private static Optional<ApprovalRecord> buildRecord(ToolCall call, Outcome outcome) {
        return Optional.of(ApprovalRecord.of(getApproverName(call), outcome));
    }

    private static String getApproverName(ToolCall call) {
        return call.caller().kind() == ToolCaller.Kind.SHELL ? "terminal" : call.caller().name();
    }
}
