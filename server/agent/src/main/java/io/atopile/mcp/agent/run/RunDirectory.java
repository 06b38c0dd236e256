package io.atopile.mcp.agent.run;

import io.atopile.mcp.agent.Recorded;
import io.atopile.mcp.agent.Ref;
import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.journal.Journal;
import io.atopile.mcp.journal.Journal.Durability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One run on disk, private to the user: its journal, its texts, its inbox, its lease, and the papers for people. */
public final class RunDirectory {

    private final Path folder;
    private final Journal durable;
    private final Journal quick;
    private final BlobStore blobs;
    private final Inbox inbox;

    RunDirectory(Path folder, Durability durability, UnaryOperator<String> redaction) {
        this.folder = folder;
        var events = folder.resolve("events.jsonl");
        this.durable = new Journal(events, durability);
        this.quick = new Journal(events, Durability.WITH_THE_SYSTEM);
        this.blobs = new BlobStore(folder.resolve("texts"), durability, redaction);
        this.inbox = new Inbox(folder.resolve("inbox"));
    }

    /** Makes the folders of a run that is to begin. */
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

    public Inbox inbox() {
        return inbox;
    }

    public Optional<Lease> lease() {
        return Lease.take(folder.resolve("lease"));
    }

    public boolean isDriven() {
        return Lease.isHeld(folder.resolve("lease"));
    }

    /** Adds an event; what other steps rely on after a crash is on the disk when this returns. */
    public void append(Recorded event) {
        (mustLast(event.event()) ? durable : quick).append(event.toJson());
    }

    /** Every event, oldest first; none when the run was cut off before its first. */
    public List<Recorded> events() {
        return durable.entries().stream().map(Recorded::of).toList();
    }

    /** Takes over texts of another run. */
    public void adopt(Collection<Ref> refs, RunDirectory from) {
        refs.forEach(ref -> blobs.adopt(ref, from.blobs));
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
                    RunEvent.UsageCounted _,
                    RunEvent.Warned _ -> false;
        };
    }
}
