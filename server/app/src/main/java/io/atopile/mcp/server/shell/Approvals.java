package io.atopile.mcp.server.shell;

import io.atopile.mcp.agent.Decision;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.engine.RunView;
import io.atopile.mcp.agent.engine.Runs;
import io.atopile.mcp.agent.run.Order;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Puts to the person at the terminal what a run must ask, or says how to answer where there is nobody. */
final class Approvals {

    private static final int LONGEST_ARGUMENTS = 400;

    private final Runs runs;
    private final Screen screen;
    private final TypedLines typed;
    private Optional<RunEvent.ApprovalRequested> open = Optional.empty();
    private boolean asked;

    Approvals(Runs runs, Screen screen, TypedLines typed) {
        this.runs = runs;
        this.screen = screen;
        this.typed = typed;
    }

    void heard(RunEvent event) {
        if (event instanceof RunEvent.ApprovalRequested question) {
            open = Optional.of(question);
            asked = false;
        } else if (event instanceof RunEvent.ApprovalAnswered) {
            open = Optional.empty();
        }
    }

    /** When nothing more is heard of the run: what is open now waits for an answer. */
    void attend(String runId) {
        if (open.isEmpty()) {
            return;
        }
        var question = open.get();
        if (!asked) {
            asked = true;
            while (typed.canAsk() && typed.next().isPresent()) {
                // What was typed before the question is no answer to it.
            }
            runs.find(runId).ifPresent(run -> ask(run, question));
        } else if (typed.canAsk()) {
            typed.next().ifPresent(line -> runs.find(runId).ifPresent(run -> answer(run, question, line)));
        }
    }

    private void ask(RunView run, RunEvent.ApprovalRequested question) {
        var id = run.directory().id();
        var until = LocalTime.ofInstant(question.until(), ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
        screen.say("? " + question.question() + arguments(run, question.callId()));
        screen.say(typed.canAsk()
                ? "  y yes, n no, a yes to all of %s in this run; after %s the answer is no:".formatted(question.name(), until)
                : "  Answer before %s with: atopile-mcp runs reply %s --yes (or --no, --for-run)".formatted(until, id));
    }

    private static String arguments(RunView run, String callId) {
        return run.state().calls().call(callId)
                .map(call -> " " + Style.oneLine(run.directory().texts().get(call.arguments()), LONGEST_ARGUMENTS))
                .orElse("");
    }

    private void answer(RunView run, RunEvent.ApprovalRequested question, String line) {
        var decision = decision(line);
        if (decision.isPresent()) {
            runs.order(run, new Order.Decide(question.callId(), decision.get(), "shell"));
            open = Optional.empty();
        } else {
            screen.say("  y, n or a:");
        }
    }

    static Optional<Decision> decision(String line) {
        return switch (line.strip().toLowerCase(Locale.ROOT)) {
            case "y", "yes" -> Optional.of(Decision.ONCE);
            case "a", "all" -> Optional.of(Decision.FOR_RUN);
            case "n", "no" -> Optional.of(Decision.DENY);
            default -> Optional.empty();
        };
    }
}
