package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.Step;

/** Brings a run to its end: what was changed built, the papers written. */
final class FinishStep {

    private final LiveRun run;
    private final RunVerification verification;
    private final RunArtifactWriter papers;
    private final Runnable lastOrders;

    FinishStep(LiveRun run, RunArtifactWriter papers, EngineServices equipment, Runnable lastOrders) {
        this.run = run;
        this.lastOrders = lastOrders;
        this.verification = new RunVerification(run, equipment);
        this.papers = papers;
    }

    void perform(Step.Finish step) throws InterruptedException {
        switch (step.status()) {
            case COMPLETED -> complete();
            case FAILED, CANCELLED, BUDGET_EXHAUSTED -> abort(step.status(), step.reason());
            case QUEUED, RUNNING, WAITING_FOR_APPROVAL, INTERRUPTED ->
                throw new IllegalStateException("A run can't finish as " + step.status());
        }
    }

    /** Unless the user has said something more meanwhile: then the run goes on. */
    private void complete() throws InterruptedException {
        papers.writeVerification(verification.ofChanges());
        lastOrders.run();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        papers.report(RunStatus.COMPLETED, "");
        run.recordIf(state -> !state.isSteered(), new RunEvent.TurnCompleted(run.state().work().answer()));
    }

    /** The end of a run that did not do all it was asked. Calls may stay open: one event ends the run, or a crash leaves it whole. */
    void abort(RunStatus status, String reason) {
        papers.writeVerification(verification.asFarAsKnown());
        papers.report(status, reason);
        run.record(new RunEvent.TurnAborted(status, reason));
    }
}
