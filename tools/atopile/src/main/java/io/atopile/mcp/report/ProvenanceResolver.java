package io.atopile.mcp.report;

import io.atopile.mcp.build.BuildRecord;
import io.atopile.mcp.build.BuildState;
import io.atopile.mcp.build.Builds;
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

/** Finds out which build wrote a file of a target, and whether anything has happened since that makes it untrue. */
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

    /** Looks at the target's builds, the user's own among them, and at the project's sources. */
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
     * Tells where a file comes from.
     *
     * @param atopileId the build's name inside the file, where it has one
     * @throws IOException when there is no such file
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
            var why = "%s was changed since".formatted(changed.getFirst().path())
                    + (changed.size() > 1 ? ", and %d more sources".formatted(changed.size() - 1) : "");
            return buildProvenance(ReportFreshness.STALE, Optional.of(why), maker, madeAt);
        }
        return maker.isPresent()
                ? buildProvenance(ReportFreshness.FRESH, Optional.empty(), maker, madeAt)
                : buildProvenance(ReportFreshness.UNKNOWN, Optional.of("no build on record wrote it"), maker, madeAt);
    }

    private static boolean hasProduced(BuildRecord build, Instant madeAt, Optional<String> atopileId) {
        return atopileId
                .map(id -> build.atopileId().equals(Optional.of(id)))
                .orElseGet(() -> !madeAt.isBefore(build.startedAt().orElse(Instant.MAX).minus(CLOCK_GRAIN))
                        && !madeAt.isAfter(build.endedAt().orElse(build.requestedAt()).plus(CLOCK_GRAIN)));
    }

    /** A build that was never started says nothing about files. */
    private static boolean isLater(BuildRecord build, Instant madeAt) {
        return build.startedAt().filter(start -> start.isAfter(madeAt)).isPresent() && build.state() != BuildState.CANCELLED;
    }

    private static String describeLater(BuildRecord later) {
        var end = switch (later.state()) {
            case FAILED -> "failed";
            case SUCCEEDED -> "did not write it";
            case QUEUED, RUNNING, CANCELLED -> "is not done";
        };
        return "build %s came later and %s".formatted(later.id(), end);
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
