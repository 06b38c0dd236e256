package io.atopile.mcp.hashline;

import io.atopile.mcp.file.AtomicFile;
import io.atopile.mcp.file.Located.Inside;
import io.atopile.mcp.file.PathLocks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** What every change of a project's files needs: their past, a way to write, and the locks against other writers. */
public record Kit(SnapshotStore snapshots, AtomicFile writer, PathLocks locks) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Everything in one folder of the user's state directory. */
    public static Kit in(Path state, Path root) {
        return new Kit(
                SnapshotStore.of(state, root, SnapshotStore.Limits.USUAL), new AtomicFile(), new PathLocks(state.resolve("locks")));
    }

    /** Does something while no other writer changes these files; {@code otherwise} tells why it can't be done. */
    <T> T alone(List<Inside> places, Work<T> work, Function<Refusal, T> otherwise) throws InterruptedException {
        try (var held = locks.hold(places.stream().map(Inside::real).toList(), PATIENCE)) {
            return held.isComplete()
                    ? work.done()
                    : otherwise.apply(Refusal.of(Refusal.Kind.CHANGED_MEANWHILE, "Another server is changing the file"));
        } catch (IOException _) {
            return otherwise.apply(Refusal.of(
                    Refusal.Kind.STORAGE, "The state directory can't be written, so the change could not be undone; is the disk full?"));
        }
    }

    /** Something to do with files; an {@link IOException} means that the state directory failed and nothing was changed. */
    @FunctionalInterface
    interface Work<T> {
        T done() throws IOException;
    }
}
