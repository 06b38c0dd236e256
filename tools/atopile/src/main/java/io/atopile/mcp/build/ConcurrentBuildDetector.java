package io.atopile.mcp.build;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Notices builds of the same project that someone else runs beside ours, with an {@code ato} that takes no lock.
 *
 * <p>atopile leaves builds that were killed marked as building for ever. So a build counts only when it began or ended
 * after ours began, or when its row changed between two looks: a live one updates it several times a second.
 */
final class ConcurrentBuildDetector {

    private static final Duration LONGEST = Duration.ofHours(1);

    private final AtopileLog log;
    private final Path root;
    private final Instant since;
    private final Map<String, BuildRow> seen = new HashMap<>();
    private final TreeSet<String> targets = new TreeSet<>();

    ConcurrentBuildDetector(Path userLog, Path root, Instant since) {
        this.log = new AtopileLog(userLog);
        this.root = root;
        this.since = since;
    }

    void look() {
        for (BuildRow row : log.readBuildsSince(root, since.minus(LONGEST))) {
            BuildRow before = seen.put(row.id(), row);
            boolean changed = before != null && !before.equals(row);
            if (changed || isLate(row.startedAt()) || row.findEnd().filter(this::isLate).isPresent()) {
                targets.add(row.target());
            }
        }
    }

    private boolean isLate(Instant time) {
        return !time.isBefore(since);
    }

    List<String> warnings() {
        return targets.stream()
                .map(("Another ato build of target %s ran in this project at the same time, outside of this server; "
                                + "its files and this build's may be mixed.")
                        ::formatted)
                .toList();
    }
}
