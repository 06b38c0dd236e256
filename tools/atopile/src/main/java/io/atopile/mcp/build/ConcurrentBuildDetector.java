package io.atopile.mcp.build;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Detects builds of the same project that the user runs at the same time with their own {@code ato}, which takes no lock.
 *
 * <p>atopile leaves killed builds marked as building forever. Therefore a build counts only if it began or ended after this
 * server's build began, or if its row changed between two checks: a live build updates it several times a second.
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
                .map(("Another ato build of target %s ran in this project at the same time, outside this server; "
                                + "the files of the two builds may be mixed.")
                        ::formatted)
                .toList();
    }
}
