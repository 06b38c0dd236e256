package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.CallRef;
import io.atopile.mcp.agent.FileChange;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunEvent.StepKind;
import io.atopile.mcp.agent.Step;
import io.atopile.mcp.journal.Redaction;
import io.atopile.mcp.model.Content;
import io.atopile.mcp.model.Item;
import io.atopile.mcp.tool.Cancellation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Makes the calls of a step and writes down what each came to. */
final class ToolStep {

    private static final int SUMMARY = 160;
    private static final int MESSAGE = 400;
    private static final Duration TO_STOP = Duration.ofMillis(700);

    private final LiveRun run;
    private final ActiveCalls active;

    ToolStep(LiveRun run, ActiveCalls active) {
        this.run = run;
        this.active = active;
    }

    /** When interrupted, what was begun is stopped and written down first. */
    void perform(Step.CallTools step) throws InterruptedException {
        run.record(new RunEvent.StepStarted(step.number(), StepKind.TOOLS));
        for (var call : step.calls()) {
            run.record(new RunEvent.ToolBegun(call.callId(), call.name(), summary(call)));
        }
        var started = step.calls().stream().map(active::start).toList();
        try {
            for (var call : started) {
                end(call.call(), call.outcome().get());
                active.over(call);
            }
        } catch (InterruptedException stop) {
            stop(started);
            throw stop;
        } catch (ExecutionException defect) {
            throw new IllegalStateException(defect.getCause());
        }
        run.record(new RunEvent.StepCompleted(step.number()));
    }

    /** Answers a call that is not made. */
    void settle(Step.Settle step) {
        var outcome = switch (step.reason()) {
            case NO_SUCH_TOOL -> Results.failed("not_found", step.message(), "Use one of the tools that you were given.");
            case DENIED -> Results.failed("policy_denied", step.message(), "Go on without it, or tell the user why it is needed.");
            case OUTCOME_UNKNOWN -> Results.failed("outcome_unknown", step.message(), "");
        };
        end(step.call(), outcome);
    }

    /** Answers a call that won't be made any more, so that the conversation is whole. */
    void leave(CallRef call, String why) {
        end(call, Results.failed("cancelled", why, ""));
    }

    private void stop(List<ActiveCalls.Active> started) {
        active.cancelAll(Cancellation.Reason.CLIENT);
        var until = System.nanoTime() + TO_STOP.toNanos();
        for (var call : started) {
            if (run.state().calls().outputs().containsKey(call.call().callId())) {
                continue;
            }
            outcomeBy(until, call).ifPresent(outcome -> end(call.call(), outcome));
            active.over(call);
        }
    }

    /** Nothing when the call has not come to an end by then: its claim stands without an outcome. */
    private static Optional<CallOutcome> outcomeBy(long until, ActiveCalls.Active call) {
        try {
            return Optional.of(call.outcome().get(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS));
        } catch (ExecutionException | TimeoutException | InterruptedException _) {
            return Optional.empty();
        }
    }

    private void end(CallRef call, CallOutcome outcome) {
        outcome.plan().ifPresent(plan -> run.record(new RunEvent.PlanChanged(plan)));
        var output = run.keep(new Item.Output(call.callId(), outcome.content()));
        run.record(new RunEvent.ToolEnded(
                call.callId(),
                call.name(),
                outcome.code(),
                Redaction.cut(Redaction.of(outcome.message()), MESSAGE),
                output,
                Digest.of(Content.text(outcome.content())),
                outcome.millis(),
                outcome.builds(),
                outcome.undos().stream().map(this::change).toList()));
        if (!outcome.undos().isEmpty()) {
            run.record(new RunEvent.DiffChanged(run.state().work().files()));
        }
    }

    private FileChange change(CallOutcome.Undo undo) {
        return new FileChange(
                undo.path(),
                undo.undoId(),
                undo.diff().isEmpty() ? Optional.empty() : Optional.of(run.directory().texts().put(undo.diff())));
    }

    private String summary(CallRef call) {
        return Redaction.cut(run.directory().texts().get(call.arguments()).replaceAll("\\s+", " "), SUMMARY);
    }
}
