package io.atopile.mcp.agent.tool;

import io.atopile.mcp.agent.BuildObservation;
import io.atopile.mcp.agent.PlanStep;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunFileChange;
import io.atopile.mcp.agent.RunPurpose;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.engine.RunView;
import io.atopile.mcp.journal.Redaction;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.CallPreview;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A run as the agent's tools return it. */
public record RunOutput(
        String runId,
        @Doc("Pass it to run_agent to continue the conversation.") String threadId,
        RunStatus status,
        @Doc("Why the run ended, unless it completed.") Optional<String> reason,
        @Doc("The agent's latest answer.") Optional<String> answer,
        List<PlanStep> plan,
        List<String> filesChanged,
        @Doc("Diff of the changes, newest last; truncated in the middle if long.") String diff,
        List<BuildObservation> builds,
        @Doc("Whether nothing changed after the newest build.") boolean builtAfterChange,
        @Doc("The call that waits for a person's approval.") Optional<Pending> pendingApproval,
        Used used,
        @Doc("What the run may do without asking.") Mode approval,
        @Doc("Number of the newest event, for after_event.") long event,
        @Doc("Directory with the run's journal and reports, on the server's machine.") String directory,
        @Doc("What to call next.") String next) {

    private static final int LONGEST_ANSWER = 12_000;
    private static final int ANSWER_IN_MESSAGE = 2_000;
    private static final int LONGEST_DIFF = 6_000;
    private static final int BUILDS_AT_MOST = 10;
    private static final int LONGEST_PREVIEW_LINE = 200;

    /** A call that needs a person's approval. */
    public record Pending(
            String callId,
            String tool,
            String question,
            @Doc("The first lines of what the call would do.") String preview,
            @Doc("Deadline; without an answer by then the call is denied.") String until) {}

    /** What the run has used so far. */
    public record Used(int toolCalls, long inputTokens, long outputTokens, Optional<String> cost, @Doc("Working time.") long seconds) {}

    public static RunOutput of(RunView run) {
        var state = run.state();
        var work = state.work();
        return new RunOutput(
                run.directory().id(),
                state.spec().threadId(),
                run.status(),
                Optional.of(state.reason()).filter(text -> !text.isEmpty()),
                work.answer().map(_ -> Redaction.cut(run.answer(), LONGEST_ANSWER)),
                work.plan(),
                work.files(),
                renderDiff(run),
                work.builds().subList(Math.max(0, work.builds().size() - BUILDS_AT_MOST), work.builds().size()),
                work.builtAfterChange(),
                findPending(run),
                computeUsage(run),
                state.spec().approval(),
                state.seq(),
                run.directory().path().toString(),
                suggestNext(run));
    }

    private static String renderDiff(RunView run) {
        var whole = new StringBuilder();
        for (var change : run.state().work().changes()) {
            whole.append("--- ").append(change.path()).append('\n').append(readDiff(run, change)).append('\n');
        }
        return whole.length() <= LONGEST_DIFF
                ? whole.toString()
                : whole.substring(0, LONGEST_DIFF / 2) + "\n… diff-summary.md in the run's directory has the whole diff …\n"
                        + whole.substring(whole.length() - LONGEST_DIFF / 2);
    }

    private static String readDiff(RunView run, RunFileChange change) {
        return change.diff().map(run.directory().texts()::get).orElse("(no diff)");
    }

    private static Optional<Pending> findPending(RunView run) {
        return run.state().calls().asked()
                .filter(_ -> run.status() == RunStatus.WAITING_FOR_APPROVAL)
                .map(asked -> new Pending(asked.callId(), asked.name(), asked.question(), renderPreview(run, asked), asked.until().toString()));
    }

    private static String renderPreview(RunView run, RunEvent.ApprovalRequested asked) {
        return run.preview(asked).truncate(CallPreview.USUAL_LINES, LONGEST_PREVIEW_LINE);
    }

    private static Used computeUsage(RunView run) {
        var ledger = run.state().ledger();
        return new Used(
                ledger.toolCalls(),
                ledger.usage().input(),
                ledger.usage().output(),
                ledger.cost().map(cost -> cost.toPlainString()),
                Math.max(0, ledger.computeWorkTime(run.state().at()).toSeconds()));
    }

    private static String suggestNext(RunView run) {
        var id = run.directory().id();
        return switch (run.status()) {
            case QUEUED, RUNNING -> "agent_status {\"run_id\": \"%s\", \"wait_seconds\": 20}".formatted(id);
            case WAITING_FOR_APPROVAL -> "Tell the user that run %s waits for an approval, which they give themselves; then call agent_status.".formatted(id);
            case COMPLETED -> run.state().spec().purpose() == RunPurpose.PLAN
                    ? "Once the plan is approved, call run_agent with thread_id %s and a prompt to carry it out.".formatted(run.state().spec().threadId())
                    : "To continue the conversation, call run_agent with thread_id %s.".formatted(run.state().spec().threadId());
            case INTERRUPTED -> "agent_reply {\"run_id\": \"%s\"} resumes it.".formatted(id);
            case FAILED, CANCELLED, BUDGET_EXHAUSTED ->
                "To continue from here, call run_agent with thread_id %s.".formatted(run.state().spec().threadId());
        };
    }

    /** Converts a run's state to a result with its code and message. */
    static ToolResult<RunOutput> toResult(RunView run) {
        var output = of(run);
        var id = output.runId();
        return switch (run.status()) {
            case QUEUED, RUNNING -> ToolResult.ok(output, "Run %s is in progress (step %d). %s".formatted(id, run.state().step(), output.next()));
            case WAITING_FOR_APPROVAL -> ToolResult.ok(
                    output,
                    "Run %s is waiting for approval: %s %s"
                            .formatted(id, output.pendingApproval().map(Pending::question).orElse(""), output.next()));
            case COMPLETED -> ToolResult.ok(output, "Run %s completed. %s%s".formatted(id, describeVerification(output), Redaction.cut(output.answer().orElse(""), ANSWER_IN_MESSAGE)));
            case INTERRUPTED -> ToolResult.ok(output, "Run %s was interrupted. %s".formatted(id, output.next()));
            case CANCELLED -> createFailure(ErrorCode.CANCELLED, output);
            case BUDGET_EXHAUSTED -> createFailure(ErrorCode.BUDGET_EXHAUSTED, output);
            case FAILED -> createFailure(run.state().hasMismatchedAnswer() ? ErrorCode.UNVERIFIED : ErrorCode.TRANSIENT_BACKEND_ERROR, output);
        };
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
}
