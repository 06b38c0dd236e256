package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.Step;

/** Ends a run: builds what was changed and writes the reports. */
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

    /** Completes the run, unless another message from the user arrived in the meantime: then the run continues. */
    private void complete() throws InterruptedException {
        papers.writeVerification(verification.ofChanges());
        lastOrders.run();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        papers.report(RunStatus.COMPLETED, "");
        run.recordIf(state -> !state.isSteered(), new RunEvent.TurnCompleted(run.state().work().answer()));
    }

    /**
     * Ends a run that didn't complete its task. Calls may stay open: a single event ends the run, so a crash leaves it
     * either ended or unchanged.
     */
    void abort(RunStatus status, String reason) {
        papers.writeVerification(verification.asFarAsKnown());
        papers.report(status, reason);
        run.record(new RunEvent.TurnAborted(status, reason));
    }
}
