package io.atopile.mcp.server.shell;

import io.atopile.mcp.agent.ApprovalDecision;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.engine.RunService;
import io.atopile.mcp.agent.engine.RunView;
import io.atopile.mcp.agent.run.RunControlMessage;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/** Asks the person at the terminal a run's questions, or prints how to answer them if there is no terminal. */
final class TerminalApprovals {

    private final RunService runs;
    private final RunDisplay screen;
    private final UserInput typed;
    private final Deque<String> pages = new ArrayDeque<>();
    private Optional<RunEvent.ApprovalRequested> open = Optional.empty();
    private boolean asked;

    TerminalApprovals(RunService runs, RunDisplay screen, UserInput typed) {
        this.runs = runs;
        this.screen = screen;
        this.typed = typed;
    }

    void handleEvent(RunEvent event) {
        if (event instanceof RunEvent.ApprovalRequested question) {
            open = Optional.of(question);
            asked = false;
            pages.clear();
        } else if (event instanceof RunEvent.ApprovalAnswered) {
            open = Optional.empty();
        }
    }

    /** Handles the open question once no further events are pending: asks it, or reads an answer. */
    void handleOpenRequest(String runId) {
        if (open.isEmpty()) {
            return;
        }
        var question = open.get();
        if (!asked) {
            asked = true;
            while (typed.canAsk() && typed.next().isPresent()) {
                // Lines typed before the question don't answer it.
            }
            runs.find(runId).ifPresent(run -> ask(run, question));
        } else if (typed.canAsk()) {
            typed.next().ifPresent(line -> runs.find(runId).ifPresent(run -> answer(run, question, line)));
        }
    }

    private void ask(RunView run, RunEvent.ApprovalRequested question) {
        var id = run.directory().id();
        var until = LocalTime.ofInstant(question.until(), ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
        var text = buildPreview(run, question);
        screen.say("? " + question.question());
        screen.preview(text.first());
        screen.say(typed.canAsk()
                ? "  y yes, n no, a yes to all calls of %s in this run%s%n  (no answer by %s means no):"
                        .formatted(question.name(), text.isCut() ? ",\n  d show all" : "", until)
                : "  Answer before %s with: atopile-mcp runs reply %s --yes (or --no, --for-run)".formatted(until, id));
    }

    private PreviewText buildPreview(RunView run, RunEvent.ApprovalRequested question) {
        return new PreviewText(run.preview(question), screen.columns());
    }

    private void answer(RunView run, RunEvent.ApprovalRequested question, String line) {
        var decision = parseDecision(line);
        if (decision.isPresent()) {
            runs.sendControlMessage(run, new RunControlMessage.Decide(question.callId(), decision.get(), "shell"));
            open = Optional.empty();
        } else if (line.strip().toLowerCase(Locale.ROOT).equals("d")) {
            pages.clear();
            pages.addAll(buildPreview(run, question).pages());
            turn();
        } else if (line.isBlank() && !pages.isEmpty()) {
            turn();
        } else {
            screen.say("  y, n, a or d:");
        }
    }

    /** Shows the next page. */
    private void turn() {
        screen.preview(pages.removeFirst());
        screen.say(pages.isEmpty()
                ? "  End of the preview. y, n or a:"
                : "  Enter for the next page (%d more); y, n or a to answer:".formatted(pages.size()));
    }

    static Optional<ApprovalDecision> parseDecision(String line) {
        return switch (line.strip().toLowerCase(Locale.ROOT)) {
            case "y", "yes" -> Optional.of(ApprovalDecision.ONCE);
            case "a", "all" -> Optional.of(ApprovalDecision.FOR_RUN);
            case "n", "no" -> Optional.of(ApprovalDecision.DENY);
            default -> Optional.empty();
        };
    }
}
