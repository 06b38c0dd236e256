package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.Status;

/** Brings a run to where its loop can take over: the context before the task, or the return from an interruption. */
final class Beginning {

    private final LiveRun run;
    private final Equipment equipment;

    Beginning(LiveRun run, Equipment equipment) {
        this.run = run;
        this.equipment = equipment;
    }

    void begin() throws InterruptedException {
        switch (run.state().status()) {
            case QUEUED -> open();
            case INTERRUPTED -> run.record(new RunEvent.Resumed("resume"));
            case RUNNING, WAITING_FOR_APPROVAL -> run.record(new RunEvent.Resumed("crash"));
            case COMPLETED, FAILED, CANCELLED, BUDGET_EXHAUSTED -> {}
        }
    }

    private void open() throws InterruptedException {
        var known = run.state().conversation().given();
        for (var part : equipment.opening().give(run.state().spec(), known)) {
            if (!known.contains(part.what())) {
                var items = part.items().stream().map(run::keep).toList();
                run.record(new RunEvent.ContextGiven(part.what(), part.lasting(), items));
            }
        }
        if (run.state().status() == Status.QUEUED) {
            run.record(new RunEvent.TurnStarted());
        }
    }
}
