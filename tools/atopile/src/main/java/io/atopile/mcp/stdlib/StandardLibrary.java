package io.atopile.mcp.stdlib;

import io.atopile.mcp.project.AtoCli;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The contents of the installed atopile's standard library. Each installation is queried once, and again when its sources change;
 * the result is cached on disk for all servers of this user.
 */
public final class StandardLibrary {

    private final ReentrantLock asking = new ReentrantLock();
    private volatile Optional<StdlibIndex> known = Optional.empty();

    /**
     * Returns the items sorted by type, then by name; empty if the query fails.
     *
     * @param patience is run before atopile is queried, which takes some seconds
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

    /** Writes the cache; if that fails, the next server queries atopile again. */
    private static void keep(StdlibIndex index, AtoCli ato) {
        try {
            StdlibIndex.locateFile(ato).write(index);
        } catch (IOException _) {
            return;
        }
    }
}
