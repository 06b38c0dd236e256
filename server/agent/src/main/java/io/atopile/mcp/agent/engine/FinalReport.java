package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.agent.RunStatus;
import java.util.Locale;

/** {@code final-report.md}: the outcome of a run, for a person who reviews it. */
final class FinalReport {

    private final LiveRun run;

    FinalReport(LiveRun run) {
        this.run = run;
    }

    String render(RunStatus status, String reason) {
        var state = run.state();
        var text = new StringBuilder("# Run %s: %s%n".formatted(state.spec().runId(), status.name().toLowerCase(Locale.ROOT)));
        if (!reason.isEmpty()) {
            text.append('\n').append(reason).append('\n');
        }
        state.work().answer().ifPresent(answer -> text.append("\n## The agent's answer\n\n").append(run.directory().texts().get(answer)).append('\n'));
        text.append("\n## Recorded facts\n\n").append(RunStateSummary.of(state)).append(formatUsage(state));
        return text.toString();
    }

    private static String formatUsage(RunState state) {
        var ledger = state.ledger();
        return "Used: %d tool calls, %,d tokens in and %,d out%s.%n"
                .formatted(
                        ledger.toolCalls(),
                        ledger.usage().input(),
                        ledger.usage().output(),
                        ledger.cost().map(cost -> ", " + cost.toPlainString()).orElse(""));
    }
}
