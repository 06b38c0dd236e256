package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.ApprovalDecision;
import io.atopile.mcp.agent.CallRef;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunEvent.StepKind;
import io.atopile.mcp.agent.RunFileChange;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.agent.Step;
import io.atopile.mcp.agent.ToolFacts;
import io.atopile.mcp.journal.Redaction;
import io.atopile.mcp.model.ContentPart;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Asks a person to approve a call, executes the calls of a step, and records their outcomes. */
record ToolStep(LiveRun run, ActiveCalls active, CallApprovals approvals, Clock clock) {

    private static final int SUMMARY = 160;
    private static final int MESSAGE = 400;
    private static final Duration TO_STOP = Duration.ofMillis(500);
    private static final Duration UNHEEDED = Duration.ofSeconds(3);

    /** Waits for a person's approval; without an answer in time the call is denied. */
    void askPerson(Step.AskPerson step) throws InterruptedException {
        var callId = step.call().callId();
        if (!isAsked(run.state(), callId)) {
            var preview = approvals.preview(step.call());
            var until = clock.instant().plusSeconds(run.state().spec().approvalSeconds());
            run.record(new RunEvent.StepStarted(step.number(), StepKind.APPROVAL));
            run.record(new RunEvent.ApprovalRequested(callId, step.call().name(), step.question(), until, Optional.of(preview)));
        }
        var asked = run.state().calls().asked();
        var left = asked.map(question -> Duration.between(clock.instant(), question.until())).orElse(Duration.ZERO);
        if (isAsked(run.await(state -> !isAsked(state, callId), left), callId)) {
            run.recordIf(
                    state -> isAsked(state, callId),
                    new RunEvent.ApprovalAnswered(callId, step.call().name(), ApprovalDecision.DENY, "deadline"));
        }
        run.record(new RunEvent.StepCompleted(step.number()));
    }

    private static boolean isAsked(RunState state, String callId) {
        return state.calls().asked().filter(question -> question.callId().equals(callId)).isPresent();
    }

    /** Executes the calls. When interrupted, it stops and records the started calls first. */
    void perform(Step.CallTools step) throws InterruptedException {
        run.record(new RunEvent.StepStarted(step.number(), StepKind.TOOLS));
        for (var call : step.calls()) {
            run.record(new RunEvent.ToolBegun(call.callId(), call.name(), summarize(call)));
        }
        var started = step.calls().stream().map(active::start).toList();
        try {
            for (var call : started) {
                end(call.call(), awaitOutcome(call));
                active.remove(call);
            }
        } catch (InterruptedException stop) {
            stop(started);
            throw stop;
        } catch (ExecutionException defect) {
            throw defect.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(defect.getCause());
        }
        run.record(new RunEvent.StepCompleted(step.number()));
    }

    /** Answers a call that isn't executed. */
    void settle(Step.Settle step) {
        var outcome = switch (step.reason()) {
            case NO_SUCH_TOOL -> ToolResultReader.createFailure(ErrorCode.NOT_FOUND, step.message(), "Use one of the available tools.");
            case DENIED -> approvals.decline(step.call(), step.message());
            case OUTCOME_UNKNOWN -> ToolResultReader.createFailure(ErrorCode.OUTCOME_UNKNOWN, step.message(), "");
        };
        end(step.call(), outcome);
    }

    /** Waits for a call; one that ignores its deadline gets a short grace period. */
    private CallOutcome awaitOutcome(ActiveCalls.Active call) throws InterruptedException, ExecutionException {
        var patience = run.state().spec().budgets().toolTime().plus(UNHEEDED);
        try {
            return call.outcome().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            var name = call.call().name();
            var read = run.state().spec().findTool(name).filter(ToolFacts::hasOnlyReadEffects).isPresent();
            return read
                    ? ToolResultReader.createFailure(ErrorCode.TIMEOUT, "%s did not finish in time.".formatted(name), "")
                    : ToolResultReader.createFailure(ErrorCode.OUTCOME_UNKNOWN, "%s did not finish in time. Check before you repeat it.".formatted(name), "");
        }
    }

    private void stop(List<ActiveCalls.Active> started) {
        active.cancelAll(CancellationSignal.Reason.CLIENT);
        var until = System.nanoTime() + TO_STOP.toNanos();
        for (var call : started) {
            if (run.state().calls().outputs().containsKey(call.call().callId())) {
                continue;
            }
            awaitOutcomeUntil(until, call).ifPresent(outcome -> end(call.call(), outcome));
            active.remove(call);
        }
    }

    /** Returns empty if the call hasn't ended by then: its claim stays without an outcome. */
    private static Optional<CallOutcome> awaitOutcomeUntil(long until, ActiveCalls.Active call) {
        try {
            return Optional.of(call.outcome().get(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS));
        } catch (ExecutionException | TimeoutException | InterruptedException _) {
            return Optional.empty();
        }
    }

    private void end(CallRef call, CallOutcome outcome) {
        outcome.plan().ifPresent(plan -> run.record(new RunEvent.PlanChanged(plan)));
        var output = run.keep(new ConversationItem.Output(call.callId(), outcome.content()));
        run.record(new RunEvent.ToolEnded(
                call.callId(),
                call.name(),
                outcome.code(),
                Redaction.cut(Redaction.of(outcome.message()), MESSAGE),
                output,
                LiveRun.computeFingerprint(joinContent(outcome)),
                outcome.millis(),
                outcome.builds(),
                outcome.undos().stream().map(this::change).toList(),
                outcome.files()));
        if (!outcome.undos().isEmpty()) {
            run.record(new RunEvent.DiffChanged(run.state().work().files()));
        }
    }

    private static String joinContent(CallOutcome outcome) {
        return outcome.content().stream()
                .map(piece -> switch (piece) {
                    case ContentPart.Text(var text) -> text;
                    case ContentPart.Image(var url) -> url;
                })
                .collect(Collectors.joining());
    }

    private RunFileChange change(CallOutcome.Undo undo) {
        return new RunFileChange(
                undo.path(),
                undo.undoId(),
                undo.diff().isEmpty() ? Optional.empty() : Optional.of(run.directory().texts().put(undo.diff())));
    }

    private String summarize(CallRef call) {
        return Redaction.cut(run.directory().texts().get(call.arguments()).replaceAll("\\s+", " "), SUMMARY);
    }
}
