package io.atopile.mcp.build;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The builds that the user ran with their own ato. Only the contents of ato's history are known about them. */
final class UserBuildHistory {

    private static final int NEWEST = 50;
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final String NOT_EXAMINED = "This build ran outside this server; what it proves was not examined.";

    private final Path directory;
    private final AtopileLog log;

    UserBuildHistory(Path directory) {
        this.directory = directory;
        this.log = new AtopileLog(directory);
    }

    List<BuildRecord> of(Path root) {
        return log.readNewestBuilds(root, NEWEST).stream().map(this::record).toList();
    }

    Optional<BuildView> readView(String atopileId) {
        return log.build(atopileId).map(this::readView);
    }

    private BuildView readView(BuildRow row) {
        BuildRecord record = record(row);
        return record.state().isOver()
                ? new BuildView(record, BuildProgress.NONE, Optional.of(toResult(row, record)), List.of())
                : new BuildView(record, BuildProgress.of(row), Optional.empty(), List.of());
    }

    private BuildResult toResult(BuildRow row, BuildRecord record) {
        if (record.state() != BuildState.FAILED) {
            return new BuildResult(Optional.empty(), List.of(), List.of(), List.of(), List.of(NOT_EXAMINED));
        }
        var diagnostics = new DiagnosticReader(record.projectRoot(), log.dialect());
        List<Diagnostic> found = diagnostics.of(log.readLines(row.id(), LogFilter.ofMinimumLevel(BuildLogLevel.ERROR)));
        return new BuildResult(Optional.of(BuildVerdict.FAILED), found, List.of(), List.of(), List.of());
    }

    private BuildRecord record(BuildRow row) {
        var request = new BuildRequest(row.root(), row.target(), "", BuildOptions.DEFAULT, directory.toString());
        return BuildRecord.withoutServer(row, toState(row), request);
    }

    private static BuildState toState(BuildRow row) {
        if (row.isGreen()) {
            return BuildState.SUCCEEDED;
        }
        if (row.isFailed()) {
            return BuildState.FAILED;
        }
        boolean left = row.startedAt().isBefore(Instant.now().minus(LONGEST));
        return switch (row.status()) {
            case "queued" -> left ? BuildState.CANCELLED : BuildState.QUEUED;
            case "building" -> left ? BuildState.CANCELLED : BuildState.RUNNING;
            default -> BuildState.CANCELLED;
        };
    }
}
