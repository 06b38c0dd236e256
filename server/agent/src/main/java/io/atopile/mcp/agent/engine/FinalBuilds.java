package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.BuildObservation;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.agent.TurnLoop;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.node.ObjectNode;

/**
 * The builds at the end of a run: those still in progress are awaited or cancelled, and what was changed but not built is
 * built, so that the end of the run says what is proven. What is found is recorded.
 */
record FinalBuilds(LiveRun run, EngineServices equipment) {

    private static final String BUILD = "build_run";
    private static final String STATUS = "build_status";
    private static final String CANCEL = "build_cancel";
    private static final int TARGETS_AT_MOST = 4;
    private static final int SECONDS_A_BUILD = 180;
    private static final int SECONDS_TO_HEED = 20;
    private static final int SECONDS_TO_CANCEL = 5;

    /** Awaits the run's builds within its time budget and builds its last changes; returns what is not proven, as a sentence. */
    String settle() throws InterruptedException {
        awaitRunningBuilds();
        var cancelled = cancelRunningBuilds();
        if (run.state().work().builtAfterChange()) {
            return cancelled;
        }
        if (!TurnLoop.mayMake(run.state(), BUILD)) {
            return join(cancelled, "The last changes were not built: this run may not build without approval.");
        }
        var fresh = new ArrayList<BuildObservation>();
        for (var target : listTargets(run.state())) {
            fresh.addAll(buildTarget(target));
        }
        note(fresh, true);
        return join(cancelled, fresh.isEmpty() ? "The last changes could not be built." : "");
    }

    /** Cancels the run's builds without building anything; returns what is not proven, as a sentence. */
    String stop() {
        var unbuilt = run.state().work().builtAfterChange() ? "" : "The last changes were not built.";
        try {
            return join(cancelRunningBuilds(), unbuilt);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return unbuilt;
        }
    }

    private static String join(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + " " + second;
    }

    private static List<BuildObservation> listRunning(RunState state) {
        return state.work().builds().stream().filter(BuildObservation::isInProgress).toList();
    }

    private void awaitRunningBuilds() throws InterruptedException {
        for (var build : listRunning(run.state())) {
            var seconds = computeSecondsLeft();
            var asked = Json.object().put("build_id", build.buildId()).put("wait_seconds", seconds);
            note(call(STATUS, asked, seconds + SECONDS_TO_HEED), false);
        }
    }

    /** Returns what is left of the run's time, at most what one build gets. */
    private int computeSecondsLeft() {
        var state = run.state();
        var left = state.spec().budgets().time().minus(state.ledger().computeWorkTime(equipment.clock().instant()));
        return Math.clamp(left.toSeconds(), 1, SECONDS_A_BUILD);
    }

    /** Cancels the builds that the run started and that are still in progress. */
    private String cancelRunningBuilds() throws InterruptedException {
        var texts = new ArrayList<String>();
        for (var build : listRunning(run.state())) {
            var started = run.state().knowledge().hasStarted(build.buildId());
            if (started && TurnLoop.mayMake(run.state(), CANCEL)) {
                note(call(CANCEL, Json.object().put("build_id", build.buildId()), SECONDS_TO_CANCEL), false);
            }
            var fate = run.state().work().builds().stream().anyMatch(now -> now.buildId().equals(build.buildId()) && now.isInProgress())
                    ? "was not finished when the run ended"
                    : "was still %s when the run ended and was cancelled".formatted(build.state().toLowerCase(Locale.ROOT));
            texts.add("Build %s of %s %s; it proves nothing.".formatted(build.buildId(), build.target(), fate));
        }
        return String.join(" ", texts);
    }

    private void note(List<BuildObservation> builds, boolean areNew) {
        if (!builds.isEmpty()) {
            run.record(new RunEvent.BuildsNoted(builds, areNew));
        }
    }

    private static List<Optional<String>> listTargets(RunState state) {
        var built = state.work().builds().stream().map(BuildObservation::target).distinct().limit(TARGETS_AT_MOST).map(Optional::of).toList();
        return built.isEmpty() ? List.of(Optional.empty()) : built;
    }

    private List<BuildObservation> buildTarget(Optional<String> target) throws InterruptedException {
        var arguments = Json.object().put("wait_seconds", SECONDS_A_BUILD);
        target.ifPresent(name -> arguments.put("target", name));
        return call(BUILD, arguments, SECONDS_A_BUILD + SECONDS_TO_HEED);
    }

    /** Calls a tool and returns the builds in its result; none if it fails or takes longer than {@code seconds}. */
    private List<BuildObservation> call(String tool, ObjectNode arguments, int seconds) throws InterruptedException {
        if (equipment.tools().find(tool).isEmpty()) {
            return List.of();
        }
        var cancellation = new CancellationSignal();
        var call = run.createToolCall(tool, arguments, Progress.NONE, cancellation);
        var outcome = new FutureTask<>(() -> ToolResultReader.of(equipment.tools().call(call)));
        Thread.ofPlatform().daemon().name("verification").start(outcome);
        try {
            return outcome.get(seconds, TimeUnit.SECONDS).builds();
        } catch (InterruptedException stop) {
            cancellation.cancel(CancellationSignal.Reason.CLIENT);
            throw stop;
        } catch (TimeoutException _) {
            cancellation.cancel(CancellationSignal.Reason.DEADLINE);
            return List.of();
        } catch (ExecutionException defect) {
            equipment.defects().report(tool, defect);
            return List.of();
        }
    }
}
