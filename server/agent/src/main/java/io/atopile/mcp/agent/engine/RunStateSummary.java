package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.PlanStep;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.tool.CountFormat;

/** Summarizes a run's recorded facts in a few lines for its model. */
final class RunStateSummary {

    private static final int MEMORY = 4_000;

    private RunStateSummary() {}

    static String of(RunState state) {
        var work = state.work();
        var text = new StringBuilder();
        if (!work.plan().isEmpty()) {
            text.append("Plan:\n");
            work.plan().forEach(step -> text.append("- [").append(mark(step.state())).append("] ").append(step.text()).append('\n'));
        }
        text.append("Files changed: ")
                .append(work.files().isEmpty() ? "none" : String.join(", ", work.files()))
                .append(".\n");
        for (var build : work.builds()) {
            text.append("Build %s of %s: %s%s, %s.%n".formatted(
                    build.buildId(),
                    build.target(),
                    build.state(),
                    build.verdict().map(verdict -> ", " + verdict).orElse(""),
                    CountFormat.format(build.problems(), "problem")));
        }
        if (!work.builtAfterChange()) {
            text.append("The newest change has not been built yet.\n");
        }
        return text.append(state.knowledge().memory().render(MEMORY)).toString();
    }

    static String mark(PlanStep.State state) {
        return switch (state) {
            case PENDING -> " ";
            case IN_PROGRESS -> "~";
            case DONE -> "x";
            case DROPPED -> "-";
        };
    }
}
