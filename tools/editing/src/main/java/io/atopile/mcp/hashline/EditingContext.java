package io.atopile.mcp.hashline;

import io.atopile.mcp.file.AtomicFile;
import io.atopile.mcp.file.PathLocks;
import io.atopile.mcp.file.PathResolution.Inside;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What every change of a project's files needs: the files' history, a writer, and the locks against other writers.
 *
 * @param guard restricts changes to what their call was checked for; empty if they aren't made by a call
 */
public record EditingContext(SnapshotStore snapshots, AtomicFile writer, PathLocks locks, Optional<WriteGuard> guard) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    public EditingContext(SnapshotStore snapshots, AtomicFile writer, PathLocks locks) {
        this(snapshots, writer, locks, Optional.empty());
    }

    /** Creates a context that stores everything in one folder of the user's state directory. */
    public static EditingContext of(Path state, Path root) {
        return new EditingContext(
                SnapshotStore.of(state, root, SnapshotStore.Limits.USUAL), new AtomicFile(), new PathLocks(state.resolve("locks")));
    }

    /** Returns the same context, restricted to one call. */
    public EditingContext with(WriteGuard limit) {
        return new EditingContext(snapshots, writer, locks, Optional.of(limit));
    }

    /** Whether the call may make this change, provided that it may change the files. */
    boolean allows(Supplier<ContentTransition> change) {
        return guard.map(limit -> limit.allows(change)).orElse(true);
    }

    /** Runs work while no other writer changes these files; {@code otherwise} receives the reason if it can't run. */
    <T> T runExclusively(List<Inside> places, Work<T> work, Function<ChangeRefusal, T> otherwise) throws InterruptedException {
        var refusal = places.stream().flatMap(place -> guard.flatMap(limit -> limit.findRefusal(place)).stream()).findFirst();
        if (refusal.isPresent()) {
            return otherwise.apply(refusal.get());
        }
        try (var held = locks.hold(places.stream().map(Inside::real).toList(), PATIENCE)) {
            return held.isComplete()
                    ? work.done()
                    : otherwise.apply(ChangeRefusal.of(ChangeRefusal.Kind.CHANGED_MEANWHILE, "Another server is changing the file"));
        } catch (IOException _) {
            return otherwise.apply(ChangeRefusal.of(
                    ChangeRefusal.Kind.STORAGE, "The state directory can't be written, so the change could not be undone later; is the disk full?"));
        }
    }

    /** Work on files; an {@link IOException} means that the state directory failed and nothing was changed. */
    @FunctionalInterface
    interface Work<T> {
        T done() throws IOException;
    }
}
