package io.atopile.mcp.agent.run;

import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.journal.Journal.Durability;
import io.atopile.mcp.journal.JournalWriter;
import java.nio.file.Path;

/** Appends events to a run's journal. Only the process that has the run's lease writes to it. */
public final class EventWriter implements AutoCloseable {

    private final JournalWriter journal;
    private final Durability durability;

    EventWriter(Path file, Durability durability) {
        this.journal = new JournalWriter(file);
        this.durability = durability;
    }

    /**
     * Appends an event. An event that other steps rely on after a crash is on disk when this method returns.
     *
     * @throws java.io.UncheckedIOException if it can't be written
     */
    public void append(RecordedEvent event) {
        journal.append(event.toJson(), mustLast(event.event()) ? durability : Durability.WITH_THE_SYSTEM);
    }

    @Override
    public void close() {
        journal.close();
    }

    private static boolean mustLast(RunEvent event) {
        return switch (event) {
            case RunEvent.SessionConfigured _,
                    RunEvent.TurnStarted _,
                    RunEvent.TurnCompleted _,
                    RunEvent.TurnAborted _,
                    RunEvent.ModelReplied _,
                    RunEvent.ToolBegun _,
                    RunEvent.ToolEnded _,
                    RunEvent.ApprovalAnswered _,
                    RunEvent.Steered _,
                    RunEvent.Compacted _ -> true;
            case RunEvent.ContextGiven _,
                    RunEvent.Resumed _,
                    RunEvent.StepStarted _,
                    RunEvent.StepCompleted _,
                    RunEvent.StepFailed _,
                    RunEvent.ApprovalRequested _,
                    RunEvent.PlanChanged _,
                    RunEvent.DiffChanged _,
                    RunEvent.FilesNoted _,
                    RunEvent.UsageCounted _,
                    RunEvent.Warned _ -> false;
        };
    }
}
