package io.atopile.mcp.server.setup;

import io.atopile.mcp.parts.kicad.KicadIndex;
import io.atopile.mcp.parts.kicad.KicadLibraries;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtoSearchResult;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.stdlib.StandardLibrary;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Creates the indexes that the first calls of a server would otherwise wait for, all at the same time, and reports each in one line. An index that
 * is up to date stays as it is. One that can't be created is left to the first call that needs it.
 */
public final class IndexSetup {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Creates one index, unless it is up to date, and returns what to report about it. */
    @FunctionalInterface
    interface IndexCreation {
        String create() throws IOException, InterruptedException;
    }

    /** An index and its creation. */
    record SetupIndex(String subject, IndexCreation creation) {}

    private final List<SetupIndex> indexes;
    private final Duration patience;
    private final Consumer<String> progress;

    IndexSetup(List<SetupIndex> indexes, Duration patience, Consumer<String> progress) {
        this.indexes = List.copyOf(indexes);
        this.patience = patience;
        this.progress = progress;
    }

    /** The indexes of the standard library and of KiCad's libraries. */
    public static IndexSetup of(AtopileSettings settings, Consumer<String> progress) {
        return new IndexSetup(
                List.of(
                        new SetupIndex("the standard library", () -> indexStandardLibrary(settings)),
                        new SetupIndex("KiCad's symbols", () -> indexSymbols(settings))),
                PATIENCE,
                progress);
    }

    private static String indexStandardLibrary(AtopileSettings settings) throws IOException, InterruptedException {
        if (!(new AtoFinder(settings).find() instanceof AtoSearchResult.Ready(var ato))) {
            throw new IOException("atopile can't be used");
        }
        var items = new StandardLibrary().findItems(ato, () -> {}).orElseThrow(() -> new IOException("atopile doesn't report its contents"));
        return "indexed, %d items".formatted(items.size());
    }

    private static String indexSymbols(AtopileSettings settings) throws IOException, InterruptedException {
        try (var index = KicadIndex.ofState(KicadLibraries.find(settings.environment()), settings.state())) {
            return index.prepare() ? "indexed" : "not installed, so there is nothing to index";
        }
    }

    /** Creates them; returns when all are done, or when {@code patience} has passed. */
    public void run() throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        var tasks = new ArrayList<FutureTask<String>>();
        for (var index : indexes) {
            var task = new FutureTask<>(index.creation()::create);
            Thread.ofPlatform().daemon().name("index of " + index.subject()).start(task);
            tasks.add(task);
        }
        try {
            for (var i = 0; i < tasks.size(); i++) {
                progress.accept(indexes.get(i).subject() + ": " + await(tasks.get(i), end));
            }
        } finally {
            tasks.forEach(task -> task.cancel(true));
        }
    }

    private static String await(FutureTask<String> task, long end) throws InterruptedException {
        try {
            return task.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return "not indexed, because it takes too long; the first call that needs it tries again";
        } catch (ExecutionException failure) {
            var reason = failure.getCause() instanceof IOException known ? known.getMessage() : failure.getMessage();
            return "not indexed: %s; the first call that needs it tries again".formatted(String.valueOf(reason));
        }
    }
}
