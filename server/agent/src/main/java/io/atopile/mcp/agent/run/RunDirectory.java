package io.atopile.mcp.agent.run;

import io.atopile.mcp.agent.BlobId;
import io.atopile.mcp.agent.RecordedEvent;
import io.atopile.mcp.agent.RunState;
import io.atopile.mcp.journal.Journal;
import io.atopile.mcp.journal.Journal.Durability;
import io.atopile.mcp.journal.Lease;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ConversationItemJson;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
public final class RunDirectory {

    private static final String EVENTS = "events.jsonl";

    private final Path folder;
    private final Durability durability;
    private final Journal journal;
    private final BlobStore blobs;
    private final RunControlQueue inbox;

    RunDirectory(Path folder, Durability durability, UnaryOperator<String> redaction) {
        this.folder = folder;
        this.durability = durability;
        this.journal = new Journal(folder.resolve(EVENTS), durability);
        this.blobs = new BlobStore(folder.resolve("texts"), durability, redaction);
        this.inbox = new RunControlQueue(folder.resolve("inbox"));
    }

    /** Creates the directories of a new run. */
    void create() {
        var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        try {
            Files.createDirectories(folder.resolveSibling(""), mine);
            Files.createDirectory(folder, mine);
            Files.createDirectory(folder.resolve("texts"), mine);
            Files.createDirectory(folder.resolve("inbox"), mine);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String id() {
        return String.valueOf(folder.getFileName());
    }

    public Path path() {
        return folder;
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

    public Optional<Lease> lease() {
        return Lease.take(folder.resolve("lease"));
    }

    public boolean isDriven() {
        return Lease.isHeld(folder.resolve("lease"));
    }

    /** Returns a writer of the journal, for the process that has the lease. */
    public EventWriter writer() {
        return new EventWriter(folder.resolve(EVENTS), durability);
    }

    /**
     * Returns all events, oldest first; empty if the run broke off before its first. Lines that aren't events are
     * skipped, as are duplicates.
     */
    public List<RecordedEvent> events() {
        return readable().events();
    }

    private EventContent readable() {
        var read = journal.read();
        var events = new ArrayList<RecordedEvent>();
        var endsDamaged = read.endsDamaged();
        for (var i = 0; i < read.entries().size(); i++) {
            var event = parseEvent(read.entries().get(i));
            var last = events.isEmpty() ? 0 : events.getLast().seq();
            event.filter(recorded -> recorded.seq() > last).ifPresent(events::add);
            endsDamaged |= i == read.entries().size() - 1 && event.isEmpty();
        }
        return new EventContent(events, endsDamaged);
    }

    /** The readable events of the journal; {@code endsDamaged} says whether an event after these was lost. */
    private record EventContent(List<RecordedEvent> events, boolean endsDamaged) {}

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
        var read = readable();
        try {
            return read.events().isEmpty()
                    ? Optional.empty()
                    : Optional.of(RunState.of(read.events())).map(state -> read.endsDamaged() ? state.withLostEvent() : state);
        } catch (IllegalArgumentException | NoSuchElementException disorder) {
            throw new DamagedRunException("The events in its journal are inconsistent.", disorder);
        }
    }

    /** Copies texts of another run. */
    public void copyTexts(Collection<BlobId> refs, RunDirectory from) {
        refs.forEach(ref -> blobs.copyFrom(ref, from.blobs));
    }
}
