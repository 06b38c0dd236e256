package io.atopile.mcp.report;

import io.atopile.mcp.build.BuildRecord;
import io.atopile.mcp.build.BuildState;
import io.atopile.mcp.build.Builds;
import io.atopile.mcp.dialect.ArtifactKind;
import io.atopile.mcp.file.PathResolution;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.ProjectWalk;
import io.atopile.mcp.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Determines which build wrote a file of a target, and whether the file has become outdated since. */
public final class ProvenanceResolver {

    private static final Duration CLOCK_GRAIN = Duration.ofSeconds(1);

    private record Source(String path, Instant changedAt) {}

    private final List<BuildRecord> builds;
    private final List<Source> sources;
    private final Optional<Source> layout;

    private ProvenanceResolver(List<BuildRecord> builds, List<Source> sources, Optional<Source> layout) {
        this.builds = builds;
        this.sources = sources;
        this.layout = layout;
    }

    /** Collects the target's builds, including the user's own, and the project's sources. */
    public static ProvenanceResolver of(Builds builds, Project project, String target) throws InterruptedException {
        var over = builds.list(project.root()).stream()
                .filter(build -> build.request().target().equals(target))
                .filter(build -> build.state().isOver())
                .toList();
        var layout = project.resolveLayout(target);
        return new ProvenanceResolver(over, listSources(project), findModifiedTime(layout).map(time -> new Source(project.relativize(layout), time)));
    }

    private static List<Source> listSources(Project project) throws InterruptedException {
        var sources = new ArrayList<Source>();
        try {
            var scope = ProjectBoundary.of(project.root());
            if (scope.toRead(".") instanceof PathResolution.Inside start) {
                ProjectWalk.walk(scope, start, file -> {
                    if (file.relative().endsWith(".ato") || file.relative().equals(Project.FILE)) {
                        findModifiedTime(file.real()).ifPresent(time -> sources.add(new Source(file.relative(), time)));
                    }
                    return true;
                });
            }
        } catch (IOException _) {
            return List.of();
        }
        return sources;
    }

    /**
     * Returns where a file comes from.
     *
     * @param atopileId the build's ID inside the file, if it has one
     * @throws IOException when the file doesn't exist
     */
    public ReportProvenance of(Path file, Optional<String> atopileId) throws IOException {
        var madeAt = Files.getLastModifiedTime(file).toInstant();
        var maker = builds.stream().filter(build -> hasProduced(build, madeAt, atopileId)).findFirst();
        var later = builds.stream().findFirst().filter(last -> !Optional.of(last).equals(maker)).filter(last -> isLater(last, madeAt));
        if (later.isPresent()) {
            return buildProvenance(ReportFreshness.STALE, Optional.of(describeLater(later.get())), maker, madeAt);
        }
        var drawn = ArtifactKind.of(file.toString()).isDrawn() ? layout : Optional.<Source>empty();
        var changed = Stream.concat(sources.stream(), drawn.stream()).filter(source -> source.changedAt().isAfter(madeAt)).toList();
        if (!changed.isEmpty()) {
            var why = "%s has changed since".formatted(changed.getFirst().path())
                    + (changed.size() > 1 ? " (and %d more)".formatted(changed.size() - 1) : "");
            return buildProvenance(ReportFreshness.STALE, Optional.of(why), maker, madeAt);
        }
        return maker.isPresent()
                ? buildProvenance(ReportFreshness.FRESH, Optional.empty(), maker, madeAt)
                : buildProvenance(ReportFreshness.UNKNOWN, Optional.of("no recorded build wrote it"), maker, madeAt);
    }

    private static boolean hasProduced(BuildRecord build, Instant madeAt, Optional<String> atopileId) {
        return atopileId
                .map(id -> build.atopileId().equals(Optional.of(id)))
                .orElseGet(() -> !madeAt.isBefore(build.startedAt().orElse(Instant.MAX).minus(CLOCK_GRAIN))
                        && !madeAt.isAfter(build.endedAt().orElse(build.requestedAt()).plus(CLOCK_GRAIN)));
    }

    /** Whether a build started after a file was written; one that was cancelled or never started doesn't count. */
    private static boolean isLater(BuildRecord build, Instant madeAt) {
        return build.startedAt().filter(start -> start.isAfter(madeAt)).isPresent() && build.state() != BuildState.CANCELLED;
    }

    private static String describeLater(BuildRecord later) {
        var end = switch (later.state()) {
            case FAILED -> "failed";
            case SUCCEEDED -> "did not write it";
            case QUEUED, RUNNING, CANCELLED -> "is not finished";
        };
        return "the later build %s %s".formatted(later.id(), end);
    }

    private static ReportProvenance buildProvenance(ReportFreshness freshness, Optional<String> why, Optional<BuildRecord> maker, Instant madeAt) {
        return new ReportProvenance(freshness, why, maker.map(BuildRecord::id), madeAt.toString());
    }

    private static Optional<Instant> findModifiedTime(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
