package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.BlobId;
import io.atopile.mcp.agent.BuildObservation;
import io.atopile.mcp.agent.ReplyProgress.Shortcoming;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.Step;
import io.atopile.mcp.agent.TurnLoop;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.tool.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Ends a run: builds what was changed but not built, so that its end says what is proven, and writes the reports. */
record FinishStep(LiveRun run, RunArtifactWriter papers, FinalBuilds builds, Runnable lastOrders) {

    void perform(Step.Finish step) throws InterruptedException {
        switch (step.status()) {
            case COMPLETED -> complete();
            case FAILED, CANCELLED, BUDGET_EXHAUSTED -> abort(step.status(), step.reason());
            case QUEUED, RUNNING, WAITING_FOR_APPROVAL, INTERRUPTED ->
                throw new IllegalStateException("A run can't finish as " + step.status());
        }
    }

    private void complete() throws InterruptedException {
        var schema = run.state().spec().model().outputSchema();
        if (schema.isEmpty()) {
            complete(run.state().work().answer());
            return;
        }
        var texts = run.directory().texts();
        var check = new AnswerCheck((ObjectNode) Json.mapper().readTree(texts.get(schema.get())));
        switch (check.check(run.state().work().answer().map(texts::get).orElse(""))) {
            case AnswerCheck.Verdict.Matches(var json) -> complete(Optional.of(texts.put(json)));
            case AnswerCheck.Verdict.Violates(var violations) -> askAgain(String.join("; ", violations));
        }
    }

    /** Asks the model for an answer that matches the output schema; fails the run if it was asked often enough. */
    private void askAgain(String violations) {
        if (run.state().reply().countNudges(Shortcoming.MISMATCH) >= TurnLoop.NUDGES_IN_A_ROW) {
            abort(RunStatus.FAILED, "The final answer does not match the output schema: %s.".formatted(violations));
            return;
        }
        var text = "Your answer does not match the required JSON schema: %s. Answer again with one JSON value that matches it, and nothing else.".formatted(violations);
        run.record(new RunEvent.Nudged(Shortcoming.MISMATCH, run.keep(ConversationItem.Message.of(ConversationItem.Role.DEVELOPER, text))));
    }

    /** Completes the run, unless another message from the user arrived in the meantime: then the run continues. */
    private void complete(Optional<BlobId> answer) throws InterruptedException {
        papers.writeVerification(toVerifiedRun(builds.settle()));
        lastOrders.run();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        papers.report(RunStatus.COMPLETED, "", answer);
        run.recordIf(state -> !state.isSteered(), new RunEvent.TurnCompleted(answer));
    }

    /**
     * Ends a run that didn't complete its task. Calls may stay open: a single event ends the run, so a crash leaves it
     * either ended or unchanged.
     */
    void abort(RunStatus status, String reason) {
        papers.writeVerification(toVerifiedRun(builds.stop()));
        papers.report(status, reason, run.state().work().answer());
        run.record(new RunEvent.TurnAborted(status, reason));
    }

    private VerifiedRun toVerifiedRun(String note) {
        var work = run.state().work();
        var names = work.builds().stream().map(BuildObservation::target).distinct();
        var targets = names.map(name -> toVerifiedTarget(work.builds().stream().filter(build -> build.target().equals(name)).toList(), work.builtAfterChange()));
        return new VerifiedRun(work.files(), targets.toList(), note);
    }

    private static VerifiedRun.VerifiedTarget toVerifiedTarget(List<BuildObservation> builds, boolean current) {
        var last = builds.getLast();
        return new VerifiedRun.VerifiedTarget(
                last.target(),
                last.buildId(),
                last.state(),
                last.verdict(),
                current,
                builds.size() > 1 ? Optional.of(builds.getFirst().problems()) : Optional.empty(),
                last.problems());
    }
}
