package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.ApprovalDecision;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunEvent.StepKind;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.agent.Step;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Asks a person to approve a call and waits; without an answer in time the call is denied. */
final class ApprovalStep {

    private final LiveRun run;
    private final CallApprovals approvals;
    private final Clock clock;

    ApprovalStep(LiveRun run, CallApprovals approvals, Clock clock) {
        this.run = run;
        this.approvals = approvals;
        this.clock = clock;
    }

    void perform(Step.AskPerson step) throws InterruptedException {
        var callId = step.call().callId();
        if (!isAsked(run.state(), callId)) {
            var preview = approvals.preview(step.call());
            var until = clock.instant().plusSeconds(run.state().spec().approvalSeconds());
            run.record(new RunEvent.StepStarted(step.number(), StepKind.APPROVAL));
            run.record(new RunEvent.ApprovalRequested(callId, step.call().name(), step.question(), until, Optional.of(preview)));
        }
        var asked = run.state().calls().asked();
        var left = asked.map(question -> Duration.between(clock.instant(), question.until())).orElse(Duration.ZERO);
        if (!run.await(state -> !isAsked(state, callId), left)) {
            run.recordIf(
                    state -> isAsked(state, callId),
                    new RunEvent.ApprovalAnswered(callId, step.call().name(), ApprovalDecision.DENY, "deadline"));
        }
        run.record(new RunEvent.StepCompleted(step.number()));
    }

    private static boolean isAsked(RunState state, String callId) {
        return state.calls().asked().filter(question -> question.callId().equals(callId)).isPresent();
    }
}
