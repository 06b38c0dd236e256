package io.atopile.mcp.operation;

import io.atopile.mcp.journal.Journal;
import io.atopile.mcp.journal.JournalWriter;
import io.atopile.mcp.journal.Lease;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * One long operation on disk: the journal of its events, the lease of the process that executes it, and its other files. Any
 * process may read them at any time; only the one that has the lease writes to the journal.
 */
public class OperationDirectory {

    private final Path folder;

    public OperationDirectory(Path folder) {
        this.folder = folder;
    }

    /** Returns the operation's ID, which is the name of its directory. */
    public final String id() {
        return String.valueOf(folder.getFileName());
    }

    public final Path path() {
        return folder;
    }

    /** Takes the right to execute the operation; empty if it is already executed. */
    public final Optional<Lease> lease() {
        return Lease.take(folder.resolve("lease"));
    }

    /** Whether any process executes the operation at this moment. */
    public final boolean isDriven() {
        return Lease.isHeld(folder.resolve("lease"));
    }

    /** Returns the file of the journal. */
    public final Path journal() {
        return folder.resolve("events.jsonl");
    }

    /** Opens the journal for the process that has the lease. */
    public final JournalWriter openJournal() {
        return new JournalWriter(journal());
    }

    /**
     * The events of a journal, oldest first.
     *
     * @param damaged the number of lines that are not events
     * @param endsDamaged whether the last line is not an event, so that an event after these was lost
     */
    public record JournaledEvents<E>(List<E> events, int damaged, boolean endsDamaged) {
        public JournaledEvents {
            events = List.copyOf(events);
        }
    }

    /** Reads the journal; {@code parse} returns empty for an entry that is not an event. */
    public final <E> JournaledEvents<E> readEvents(Function<JsonNode, Optional<E>> parse) {
        var read = new Journal(journal(), Journal.Durability.ON_DISK).read();
        var parsed = read.entries().stream().map(parse).toList();
        var events = parsed.stream().flatMap(Optional::stream).toList();
        var endsInvalid = !parsed.isEmpty() && parsed.getLast().isEmpty();
        return new JournaledEvents<>(events, read.damaged() + parsed.size() - events.size(), read.endsDamaged() || endsInvalid);
    }
}
