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
 * What every change of a project's files needs: their past, a way to write, and the locks against other writers.
 *
 * @param guard holds changes to what their call was judged by; absent where no call makes them
 */
public record EditingContext(SnapshotStore snapshots, AtomicFile writer, PathLocks locks, Optional<WriteGuard> guard) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    public EditingContext(SnapshotStore snapshots, AtomicFile writer, PathLocks locks) {
        this(snapshots, writer, locks, Optional.empty());
    }

    /** Everything in one folder of the user's state directory. */
    public static EditingContext of(Path state, Path root) {
        return new EditingContext(
                SnapshotStore.of(state, root, SnapshotStore.Limits.USUAL), new AtomicFile(), new PathLocks(state.resolve("locks")));
    }

    /** The same for one call. */
    public EditingContext with(WriteGuard limit) {
        return new EditingContext(snapshots, writer, locks, Optional.of(limit));
    }

    /** Whether the call may make a change of files that it may change. */
    boolean allows(Supplier<ContentTransition> change) {
        return guard.map(limit -> limit.allows(change)).orElse(true);
    }

    /** Does something while no other writer changes these files; {@code otherwise} tells why it can't be done. */
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
                    ChangeRefusal.Kind.STORAGE, "The state directory can't be written, so the change could not be undone; is the disk full?"));
        }
    }

    /** Something to do with files; an {@link IOException} means that the state directory failed and nothing was changed. */
    @FunctionalInterface
    interface Work<T> {
        T done() throws IOException;
    }
}
