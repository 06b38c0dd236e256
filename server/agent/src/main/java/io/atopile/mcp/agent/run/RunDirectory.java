package io.atopile.mcp.agent.run;

import io.atopile.mcp.agent.BlobId;
import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.journal.Journal.Durability;
import io.atopile.mcp.journal.JournalWriter;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ConversationItemJson;
import io.atopile.mcp.operation.OperationDirectory;
import io.atopile.mcp.tool.Json;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One run on disk, private to the user: journal, texts, control messages, lease, and reports for people. */
public final class RunDirectory extends OperationDirectory {

    static final String TEXTS = "texts";
    static final String INBOX = "inbox";

    private final Durability durability;
    private final BlobStore blobs;
    private final RunControlQueue inbox;

    RunDirectory(Path folder, Durability durability, UnaryOperator<String> redaction) {
        super(folder);
        this.durability = durability;
        this.blobs = new BlobStore(folder.resolve(TEXTS), durability, redaction);
        this.inbox = new RunControlQueue(folder.resolve(INBOX));
    }

    public BlobStore texts() {
        return blobs;
    }

    /** Stores an item of the conversation; {@link #readItem} returns it without secrets. */
    public BlobId keep(ConversationItem item) {
        return blobs.put(Json.mapper().writeValueAsString(ConversationItemJson.toJson(item)));
    }

    public ConversationItem readItem(BlobId ref) {
        return ConversationItemJson.of((ObjectNode) Json.mapper().readTree(blobs.get(ref)));
    }

    public RunControlQueue inbox() {
        return inbox;
    }

    /**
     * Appends an event to the journal. An event that other steps rely on after a crash is on disk when this method returns.
     *
     * @throws java.io.UncheckedIOException if it can't be written
     */
    public void append(JournalWriter journal, RecordedEvent event) {
        journal.append(event.toJson(), mustLast(event.event()) ? durability : Durability.WITH_THE_SYSTEM);
    }

    /**
     * Returns all events, oldest first; empty if the run broke off before its first. Lines that aren't events are
     * skipped, as are duplicates.
     */
    public List<RecordedEvent> events() {
        return withoutDuplicates(readEvents(RunDirectory::parseEvent).events());
    }

    /** Returns how many lines of the journal are damaged. They are left out. */
    public int countDamagedLines() {
        return readEvents(RunDirectory::parseEvent).damaged();
    }

    private static List<RecordedEvent> withoutDuplicates(List<RecordedEvent> read) {
        var events = new ArrayList<RecordedEvent>();
        for (var event : read) {
            if (event.seq() > (events.isEmpty() ? 0 : events.getLast().seq())) {
                events.add(event);
            }
        }
        return events;
    }

    private static Optional<RecordedEvent> parseEvent(JsonNode line) {
        try {
            return Optional.of(RecordedEvent.of(line));
        } catch (IllegalArgumentException | JacksonException | DateTimeException | NullPointerException _) {
            return Optional.empty();
        }
    }

    /**
     * Returns the state of the run; empty if it broke off before its first event.
     *
     * @throws DamagedRunException if its journal can't be read
     */
    public Optional<RunState> state() {
        var read = readEvents(RunDirectory::parseEvent);
        var events = withoutDuplicates(read.events());
        try {
            return events.isEmpty()
                    ? Optional.empty()
                    : Optional.of(RunState.of(events)).map(state -> read.endsDamaged() ? state.withLostEvent() : state);
        } catch (IllegalArgumentException | NoSuchElementException disorder) {
            throw new DamagedRunException("The events in its journal are inconsistent.", disorder);
        }
    }

    /** Copies texts of another run. */
    public void copyTexts(Collection<BlobId> refs, RunDirectory from) {
        refs.forEach(ref -> blobs.copyFrom(ref, from.blobs));
    }

    private static boolean mustLast(RunEvent event) {
        return switch (event) {
            case RunEvent.SessionConfigured _,
                    RunEvent.TurnStarted _,
                    RunEvent.TurnCompleted _,
                    RunEvent.TurnAborted _,
                    RunEvent.ModelReplied _,
                    RunEvent.ReplyCut _,
                    RunEvent.Nudged _,
                    RunEvent.ToolBegun _,
                    RunEvent.ToolEnded _,
                    RunEvent.ApprovalAnswered _,
                    RunEvent.Steered _,
                    RunEvent.Compacted _ -> true;
            case RunEvent.ContextGiven _,
                    RunEvent.ConversationContinued _,
                    RunEvent.Resumed _,
                    RunEvent.StepStarted _,
                    RunEvent.StepCompleted _,
                    RunEvent.StepFailed _,
                    RunEvent.ApprovalRequested _,
                    RunEvent.PlanChanged _,
                    RunEvent.DiffChanged _,
                    RunEvent.FilesNoted _,
                    RunEvent.BuildsNoted _,
                    RunEvent.UsageCounted _,
                    RunEvent.Warned _ -> false;
        };
    }
}
