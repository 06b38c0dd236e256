package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunStatus;
import java.util.List;

/** Records a run's context and task, so that its loop can take over. */
final class RunStart {

    private static final String INSTRUCTIONS = "instructions";
    private static final String CONVERSATION = "conversation";

    private final LiveRun run;
    private final EngineServices equipment;

    RunStart(LiveRun run, EngineServices equipment) {
        this.run = run;
        this.equipment = equipment;
    }

    void begin() throws InterruptedException {
        switch (run.state().status()) {
            case QUEUED -> open();
            case RUNNING, WAITING_FOR_APPROVAL, COMPLETED, FAILED, CANCELLED, BUDGET_EXHAUSTED, INTERRUPTED -> {}
        }
    }

    private void open() throws InterruptedException {
        var known = run.state().conversation().given();
        var spec = run.state().spec();
        for (var part : equipment.opening().give(spec, known)) {
            if (!known.contains(part.what())) {
                var items = part.items().stream().map(run::keep).toList();
                record(new RunEvent.ContextGiven(part.what(), part.lasting(), items));
            }
        }
        if (spec.instructions().isPresent() && !known.contains(INSTRUCTIONS)) {
            record(new RunEvent.ContextGiven(INSTRUCTIONS, true, List.of(spec.instructions().get())));
        }
        if (spec.origin().isPresent() && !known.contains(CONVERSATION)) {
            var parent = ParentConversation.load(equipment.store(), spec.origin().get());
            var seen = parent.listShownFiles();
            if (!seen.isEmpty()) {
                record(new RunEvent.FilesNoted(seen));
            }
            record(new RunEvent.ContextGiven(CONVERSATION, false, parent.copyTo(run.directory())));
        }
        if (run.state().status() == RunStatus.QUEUED) {
            record(new RunEvent.TurnStarted());
        }
    }

    /** Records nothing more if the run has ended in the meantime. */
    private void record(RunEvent event) {
        run.recordIf(state -> state.status() == RunStatus.QUEUED, event);
    }
}
