package io.atopile.mcp.stdlib;

import io.atopile.mcp.process.Command;
import io.atopile.mcp.process.Completion;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.StateFile;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * Knows what the installed atopile's standard library holds. The atopile is asked once, in its own interpreter; after
 * that the answer is on disk, beside that version's log.
 */
public final class StandardLibrary {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final int OUTPUT_LIMIT = 4_000_000;
    private static final TypeReference<List<StdlibItem>> ITEMS = new TypeReference<>() {};

    /** What one atopile's library holds, as it is kept. */
    record Index(String python, List<StdlibItem> items) {

        Index {
            items = List.copyOf(items);
        }
    }

    private final ReentrantLock asking = new ReentrantLock();
    private volatile Optional<Index> known = Optional.empty();

    /** Its items by kind, then by name; empty when that atopile can't tell. */
    public Optional<List<StdlibItem>> items(AtoCli ato) throws InterruptedException {
        Optional<Index> fresh = known.filter(index -> isOf(index, ato));
        if (fresh.isPresent()) {
            return fresh.map(Index::items);
        }
        asking.lockInterruptibly();
        try {
            known = kept(ato);
            if (known.isEmpty()) {
                known = ask(ato);
            }
            return known.map(Index::items);
        } finally {
            asking.unlock();
        }
    }

    private static Optional<Index> kept(AtoCli ato) {
        return file(ato).read().filter(index -> isOf(index, ato));
    }

    private static Optional<Index> ask(AtoCli ato) throws InterruptedException {
        try {
            Path home = ato.log().resolveSibling("stdlib");
            Files.createDirectories(home);
            var command = new Command(
                    List.of(ato.python().toString(), "-c", script()), home, ato.environment(), DEADLINE, OUTPUT_LIMIT);
            if (!(command.run() instanceof Completion.Exited exited) || !exited.succeeded()) {
                return Optional.empty();
            }
            var index = new Index(ato.python().toString(), sorted(exited.output()));
            file(ato).write(index);
            return Optional.of(index);
        } catch (IOException | JacksonException _) {
            return Optional.empty();
        }
    }

    private static List<StdlibItem> sorted(String json) {
        return Json.mapper().readValue(json, ITEMS).stream()
                .sorted(Comparator.comparing(StdlibItem::type).thenComparing(StdlibItem::name))
                .toList();
    }

    private static boolean isOf(Index index, AtoCli ato) {
        return index.python().equals(ato.python().toString());
    }

    private static StateFile<Index> file(AtoCli ato) {
        return new StateFile<>(ato.log().resolveSibling("stdlib.json"), Index.class);
    }

    private static String script() {
        try (InputStream in = StandardLibrary.class.getResourceAsStream("stdlib.py")) {
            if (in == null) {
                throw new IllegalStateException("stdlib.py is not in the distribution");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
