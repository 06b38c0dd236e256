package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.CallRef;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.DeadlineScheduler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** The calls in progress of one run, each on its own thread. */
final class ActiveCalls {

    /** A call and its future outcome. */
    record Active(CallRef call, CancellationSignal cancellation, Future<CallOutcome> outcome) {}

    private final LiveRun run;
    private final ToolCallExecutor runner;
    private final DeadlineScheduler deadlines;
    private final Map<String, Active> active = new ConcurrentHashMap<>();

    ActiveCalls(LiveRun run, ToolCallExecutor runner, DeadlineScheduler deadlines) {
        this.run = run;
        this.runner = runner;
        this.deadlines = deadlines;
    }

    /** Starts a call, unless it was already started while the model was responding. */
    Active start(CallRef call) {
        return active.computeIfAbsent(call.callId(), _ -> launch(call));
    }

    private Active launch(CallRef call) {
        var cancellation = new CancellationSignal();
        var deadline = deadlines.schedule(getTimeout(run.state()), () -> cancellation.cancel(CancellationSignal.Reason.DEADLINE));
        var outcome = new FutureTask<>(() -> {
            try (deadline) {
                return runner.make(call, cancellation);
            }
        });
        Thread.ofPlatform().daemon().name("call-" + call.callId()).start(outcome);
        return new Active(call, cancellation, outcome);
    }

    private static Duration getTimeout(RunState state) {
        return state.spec().budgets().toolTime();
    }

    void remove(Active call) {
        active.remove(call.call().callId());
    }

    /** Cancels and drops the calls that the model's final answer doesn't contain. */
    void keep(List<CallRef> calls) {
        for (var started : List.copyOf(active.values())) {
            if (!calls.contains(started.call())) {
                started.cancellation().cancel(CancellationSignal.Reason.SHUTDOWN);
                remove(started);
            }
        }
    }

    void cancelAll(CancellationSignal.Reason why) {
        active.values().forEach(call -> call.cancellation().cancel(why));
    }

    /** Cancels and drops all calls, after an answer that failed or when the run is over. */
    void forget() {
        cancelAll(CancellationSignal.Reason.SHUTDOWN);
        active.clear();
    }
}
