package io.atopile.mcp.stdlib;

import io.atopile.mcp.project.AtoCli;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Knows what the installed atopile's standard library holds. Each installation is asked once, and again when its sources
 * change; after that the answer is on disk, for every server of this user.
 */
public final class StandardLibrary {

    private final ReentrantLock asking = new ReentrantLock();
    private volatile Optional<StdlibIndex> known = Optional.empty();

    /**
     * Its items by kind, then by name; empty when that atopile can't tell.
     *
     * @param patience is run before the atopile is asked, which takes some seconds
     */
    public Optional<List<StdlibItem>> findItems(AtoCli ato, Runnable patience) throws InterruptedException {
        var fresh = known.filter(index -> index.isAbout(ato));
        return (fresh.isPresent() ? fresh : findIndex(ato, patience)).map(StdlibIndex::items);
    }

    private Optional<StdlibIndex> findIndex(AtoCli ato, Runnable patience) throws InterruptedException {
        asking.lockInterruptibly();
        try {
            var kept = StdlibIndex.locateFile(ato).read().filter(index -> index.isAbout(ato));
            if (kept.isEmpty()) {
                patience.run();
            }
            known = kept.isPresent() ? kept : fetchIndex(ato);
            return known;
        } finally {
            asking.unlock();
        }
    }

    private static Optional<StdlibIndex> fetchIndex(AtoCli ato) throws InterruptedException {
        var answer = StdlibIntrospector.of(ato);
        answer.ifPresent(index -> keep(index, ato));
        return answer;
    }

    /** What can't be kept is asked for again by the next server. */
    private static void keep(StdlibIndex index, AtoCli ato) {
        try {
            StdlibIndex.locateFile(ato).write(index);
        } catch (IOException _) {
            return;
        }
    }
}
