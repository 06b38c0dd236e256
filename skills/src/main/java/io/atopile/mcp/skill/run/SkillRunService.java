package io.atopile.mcp.skill.run;

import io.atopile.mcp.journal.Journal.Durability;
import io.atopile.mcp.journal.Lease;
import io.atopile.mcp.journal.Redaction;
import io.atopile.mcp.journal.TimeOrderedId;
import io.atopile.mcp.operation.OperationDirectory.JournaledEvents;
import io.atopile.mcp.operation.OperationStore;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.DeadlineScheduler;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * Starts runs of skills, waits for them, cancels them, and resumes those that an earlier process left unfinished. Their directories
 * are in the user's state directory; the oldest are deleted when there are many.
 */
public final class SkillRunService implements AutoCloseable {

    private static final char KIND = 's';
    private static final int KEPT = 200;
    private static final int REMEMBERED = 30;
    private static final Duration TO_STOP = Duration.ofSeconds(5);

    /** The state of a run that was started earlier. */
    public sealed interface Found {

        /** It runs in this process, or it is over. */
        record Here(SkillRunView view) implements Found {}

        /** Another process executes it. */
        record Elsewhere(String skill) implements Found {}

        /** It was left unfinished; {@code began} describes how it was started. */
        record Left(SkillEvent.Began began) implements Found {}

        record Unknown() implements Found {}
    }

    private final OperationStore<SkillRunDirectory> folders;
    private final Map<String, LiveSkillRun> live = new LinkedHashMap<>();
    private final DeadlineScheduler deadlines = new DeadlineScheduler("skill deadlines");

    public SkillRunService(Path folder) {
        this.folders = new OperationStore<>(folder, id -> TimeOrderedId.isOne(KIND, id), SkillRunDirectory::new);
    }

    /** Starts a run in the background and returns its id. */
    public String start(SkillRunRequest order) {
        folders.list().stream().skip(KEPT).forEach(folders::delete);
        var folder = folders.create(TimeOrderedId.of(KIND, Instant.now()));
        var lease = folder.lease().orElseThrow(() -> new IllegalStateException("A run that was just created is already in use"));
        try (var journal = folder.openJournal()) {
            var clean = (ObjectNode) Redaction.ofTexts(order.input(), Redaction::of);
            var began = new SkillEvent.Began(
                    Instant.now(),
                    order.skill().name(),
                    order.skill().fingerprint(),
                    order.project(),
                    order.root().map(Path::toString),
                    clean,
                    !clean.equals(order.input()));
            journal.append(Json.mapper().valueToTree(began), Durability.ON_DISK);
        }
        return drive(new LiveSkillRun(order, folder), lease, new SkillCallHistory(new JournaledEvents<>(List.of(), 0, false)));
    }

    /** Resumes a run where its process stopped; empty if another process is executing it. */
    public Optional<String> resume(String id, SkillRunRequest order) {
        return folders.find(id).flatMap(folder -> folder.lease()
                .map(lease -> drive(new LiveSkillRun(order, folder), lease, new SkillCallHistory(folder.readEvents()))));
    }

    private String drive(LiveSkillRun run, Lease lease, SkillCallHistory past) {
        synchronized (live) {
            live.put(run.folder().id(), run);
            live.values().stream().filter(LiveSkillRun::isOver).limit(Math.max(0, live.size() - REMEMBERED)).toList()
                    .forEach(old -> live.remove(old.folder().id()));
        }
        run.start(lease, past, deadlines);
        return run.folder().id();
    }

    public Found find(String id) {
        var here = findLiveRun(id);
        if (here.isPresent() && here.get().view().status() != SkillStatus.INTERRUPTED) {
            return new Found.Here(here.get().view());
        }
        return folders.find(id).map(SkillRunService::inspect).orElseGet(Found.Unknown::new);
    }

    private static Found inspect(SkillRunDirectory folder) {
        var events = folder.readEvents().events();
        if (events.isEmpty() || !(events.getFirst() instanceof SkillEvent.Began began)) {
            return new Found.Unknown();
        }
        if (events.getLast() instanceof SkillEvent.Ended ended) {
            return new Found.Here(new SkillRunView(folder.id(), began.skill(), ended.status(), Optional.of(ended.outcome()), ended.steps()));
        }
        return folder.isDriven() ? new Found.Elsewhere(began.skill()) : new Found.Left(began);
    }

    /** Waits for the end and returns the state at that time; empty for a run that this process doesn't execute. */
    public Optional<SkillRunView> await(String id, Duration patience, Progress progress) throws InterruptedException {
        var run = findLiveRun(id);
        if (run.isPresent()) {
            run.get().await(patience, progress);
        }
        return run.map(LiveSkillRun::view);
    }

    /** Cancels a run of this process, which undoes the completed steps for which its skill defines an undo. */
    public void cancel(String id) {
        findLiveRun(id).ifPresent(run -> run.cancel(CancellationSignal.Reason.CLIENT));
    }

    /** Applies a function to the data that a report needs of a run of this process; empty until the run is over. */
    public <T> Optional<T> look(String id, Function<Seen, T> eye) {
        return findLiveRun(id).filter(LiveSkillRun::isOver).map(run -> eye.apply(new Seen(run.order(), run.view(), run.variables(), run.folder()::readPicture)));
    }

    /** The data that a report needs of a finished run. {@code pictures} returns a picture in Base64 by its file name. */
    public record Seen(SkillRunRequest order, SkillRunView view, ObjectNode known, Function<String, Optional<String>> pictures) {}

    private Optional<LiveSkillRun> findLiveRun(String id) {
        synchronized (live) {
            return Optional.ofNullable(live.get(id));
        }
    }

    /** Stops the active runs where they are, so that they can be resumed. */
    @Override
    public void close() {
        List<LiveSkillRun> under;
        synchronized (live) {
            under = List.copyOf(live.values());
        }
        under.forEach(run -> run.cancel(CancellationSignal.Reason.SHUTDOWN));
        try {
            for (var run : under) {
                run.await(TO_STOP, Progress.NONE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            deadlines.close();
        }
    }
}
