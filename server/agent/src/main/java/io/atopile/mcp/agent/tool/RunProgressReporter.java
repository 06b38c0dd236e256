package io.atopile.mcp.agent.tool;

import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunDelta;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.engine.RunWatcher;
import io.atopile.mcp.tool.Progress;
import java.util.OptionalDouble;

/** Reports a run's events to a waiting client as progress. */
final class RunProgressReporter implements RunWatcher {

    private final Progress progress;

    RunProgressReporter(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void handleEvent(RecordedEvent recorded) {
        switch (recorded.event()) {
            case RunEvent.ToolBegun(_, var name, var summary) -> say(recorded, name + " " + summary);
            case RunEvent.ToolEnded ended when !ended.code().equals("ok") -> say(recorded, ended.name() + ": " + ended.message());
            case RunEvent.ApprovalRequested asked -> say(recorded, "waiting for approval: " + asked.question());
            case RunEvent.Warned(var message) -> say(recorded, message);
            case RunEvent.StepStarted(_, var kind) when kind == RunEvent.StepKind.MODEL -> say(recorded, "thinking");
            case RunEvent.StepStarted(_, var kind) when kind == RunEvent.StepKind.COMPACTION -> say(recorded, "compacting the conversation");
            case RunEvent.ToolEnded _,
                    RunEvent.StepStarted _,
                    RunEvent.SessionConfigured _,
                    RunEvent.ContextGiven _,
                    RunEvent.TurnStarted _,
                    RunEvent.TurnCompleted _,
                    RunEvent.TurnAborted _,
                    RunEvent.Resumed _,
                    RunEvent.StepCompleted _,
                    RunEvent.StepFailed _,
                    RunEvent.ModelReplied _,
                    RunEvent.ApprovalAnswered _,
                    RunEvent.Steered _,
                    RunEvent.PlanChanged _,
                    RunEvent.DiffChanged _,
                    RunEvent.FilesNoted _,
                    RunEvent.UsageCounted _,
                    RunEvent.Compacted _ -> {}
        }
    }

    @Override
    public void handleDelta(RunDelta delta) {}

    private void say(RecordedEvent recorded, String message) {
        progress.report((double) recorded.seq(), OptionalDouble.empty(), message);
    }
}
