package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.BuildObservation;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.Step;
import io.atopile.mcp.agent.TurnLoop;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.Progress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Ends a run: builds what was changed but not built, so that its end says what is proven, and writes the reports. */
record FinishStep(LiveRun run, RunArtifactWriter papers, EngineServices equipment, Runnable lastOrders) {

    private static final String BUILD = "build_run";
    private static final int TARGETS_AT_MOST = 4;
    private static final int SECONDS_A_BUILD = 180;
    private static final int SECONDS_TO_HEED = 20;

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
        papers.writeVerification(verifyChanges());
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
        papers.writeVerification(summarizeKnown());
        papers.report(status, reason);
        run.record(new RunEvent.TurnAborted(status, reason));
    }

    /** Returns the verification, after a build if nothing was built since the last change. */
    private VerifiedRun verifyChanges() throws InterruptedException {
        var state = run.state();
        if (state.work().builtAfterChange()) {
            return summarizeKnown();
        }
        if (!TurnLoop.mayMake(state, BUILD)) {
            return toVerifiedRun(state.work().builds(), List.of(), "The last changes were not built: this run may not build without approval.");
        }
        var fresh = new ArrayList<BuildObservation>();
        for (var target : listTargets(state)) {
            fresh.addAll(buildTarget(target));
        }
        return toVerifiedRun(state.work().builds(), fresh, fresh.isEmpty() ? "The last changes could not be built." : "");
    }

    /** Returns the verification without building anything. */
    private VerifiedRun summarizeKnown() {
        var work = run.state().work();
        return toVerifiedRun(work.builds(), List.of(), work.builtAfterChange() ? "" : "The last changes were not built.");
    }

    private VerifiedRun toVerifiedRun(List<BuildObservation> before, List<BuildObservation> after, String note) {
        var all = Stream.concat(before.stream(), after.stream()).toList();
        var names = new LinkedHashSet<String>();
        all.forEach(build -> names.add(build.target()));
        var current = !after.isEmpty() || run.state().work().builtAfterChange();
        var targets = names.stream().map(name -> toVerifiedTarget(all.stream().filter(build -> build.target().equals(name)).toList(), current));
        return new VerifiedRun(run.state().work().files(), targets.toList(), note);
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

    private static List<Optional<String>> listTargets(RunState state) {
        var built = state.work().builds().stream().map(BuildObservation::target).distinct().limit(TARGETS_AT_MOST).map(Optional::of).toList();
        return built.isEmpty() ? List.of(Optional.empty()) : built;
    }

    private List<BuildObservation> buildTarget(Optional<String> target) throws InterruptedException {
        var arguments = Json.object().put("wait_seconds", SECONDS_A_BUILD);
        target.ifPresent(name -> arguments.put("target", name));
        var cancellation = new CancellationSignal();
        var call = run.createToolCall(BUILD, arguments, Progress.NONE, cancellation);
        var outcome = new FutureTask<>(() -> ToolResultReader.of(equipment.tools().call(call)));
        Thread.ofPlatform().daemon().name("verification").start(outcome);
        try {
            return outcome.get(SECONDS_A_BUILD + SECONDS_TO_HEED, TimeUnit.SECONDS).builds();
        } catch (InterruptedException stop) {
            cancellation.cancel(CancellationSignal.Reason.CLIENT);
            throw stop;
        } catch (TimeoutException _) {
            cancellation.cancel(CancellationSignal.Reason.DEADLINE);
            return List.of();
        } catch (ExecutionException defect) {
            equipment.defects().report(BUILD, defect);
            return List.of();
        }
    }
}
