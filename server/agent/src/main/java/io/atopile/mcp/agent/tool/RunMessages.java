package io.atopile.mcp.agent.tool;

import io.atopile.mcp.agent.engine.RunService;
import io.atopile.mcp.agent.engine.RunView;
import io.atopile.mcp.journal.Redaction;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import java.util.Locale;
import java.util.Optional;

/** Converts a run's state to the code and message of a result. */
final class RunMessages {

    private static final int ANSWER = 2_000;

    private RunMessages() {}

    static ToolResult<RunOutput> of(RunView run) {
        var output = RunOutput.of(run);
        var id = output.runId();
        return switch (run.status()) {
            case QUEUED, RUNNING -> ToolResult.ok(output, "Run %s is in progress (step %d). %s".formatted(id, run.state().step(), output.next()));
            case WAITING_FOR_APPROVAL -> ToolResult.ok(
                    output,
                    "Run %s is waiting for approval: %s %s"
                            .formatted(id, output.pendingApproval().map(RunOutput.Pending::question).orElse(""), output.next()));
            case COMPLETED -> ToolResult.ok(output, "Run %s completed. %s%s".formatted(id, describeVerification(output), cut(output.answer().orElse(""))));
            case INTERRUPTED -> ToolResult.ok(output, "Run %s was interrupted. %s".formatted(id, output.next()));
            case CANCELLED -> createFailure(ErrorCode.CANCELLED, output);
            case BUDGET_EXHAUSTED -> createFailure(ErrorCode.BUDGET_EXHAUSTED, output);
            case FAILED -> createFailure(ErrorCode.TRANSIENT_BACKEND_ERROR, output);
        };
    }

    static RunView requireRun(RunService runs, String runId) throws ToolFailure {
        return runs.find(runId).orElseThrow(() -> createNotFound(runId));
    }

    static ToolFailure createNotFound(String runId) {
        return new ToolFailure(ErrorCode.NOT_FOUND, "There is no run %s.".formatted(runId), "agent_list lists the runs.");
    }

    private static ToolResult<RunOutput> createFailure(ErrorCode code, RunOutput output) {
        var message = "Run %s ended with status %s. %s".formatted(
                output.runId(), output.status().name().toLowerCase(Locale.ROOT), output.reason().orElse(""));
        return new ToolResult.Failed<>(code, message, Optional.of(output.next()), Optional.of(output));
    }

    /** Returns what builds prove about the changes, because the agent's own answer may omit it. */
    private static String describeVerification(RunOutput output) {
        if (output.filesChanged().isEmpty()) {
            return "";
        }
        if (!output.builtAfterChange() || output.builds().isEmpty()) {
            return "It changed files, and nothing was built afterwards. ";
        }
        var last = output.builds().getLast();
        return "The newest build of %s is %s. ".formatted(last.target(), last.verdict().orElse(last.state()));
    }

    private static String cut(String answer) {
        return Redaction.cut(answer, ANSWER);
    }
}
