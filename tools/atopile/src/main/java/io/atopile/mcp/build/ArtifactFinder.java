package io.atopile.mcp.build;

import io.atopile.mcp.dialect.AtopileDialect.ArtifactNames;
import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.file.ScopedFiles;
import io.atopile.mcp.project.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** Lists the files that builds of a target produced, and which of them belong to one build. */
public final class ArtifactFinder {

    private static final int DEPTH = 2;
    private static final int LIMIT = 100;
    private static final int HEAD_BYTES = 500;
    private static final ArtifactNames NAMES = SupportedDialects.NEWEST.artifacts();
    private static final Duration CLOCK_GRAIN = Duration.ofSeconds(1);

    private final Project project;
    private final BuildRecord build;

    ArtifactFinder(Project project, BuildRecord build) {
        this.project = project;
        this.build = build;
    }

    /** Lists the existing files of a target, its layout first. */
    public static List<Path> listFiles(Project project, String target) {
        var scoped = ScopedFiles.of(project.root());
        Path layout = project.resolveLayout(target);
        Path folder = project.resolveArtifacts(target);
        try (Stream<Path> made = Files.isDirectory(folder) ? Files.walk(folder, DEPTH) : Stream.empty()) {
            return Stream.concat(Stream.of(layout), made.sorted())
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.resolveSibling("").endsWith(NAMES.backups()))
                    .filter(file -> file.startsWith(project.root()))
                    .filter(file -> scoped.find(file).isPresent())
                    .limit(LIMIT)
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    /** Returns atopile's ID of the build that wrote a file, if the file contains it. */
    public static Optional<String> buildIdIn(Project project, Path file) {
        return Optional.of(file)
                .filter(json -> json.toString().endsWith(".json"))
                .flatMap(json -> ScopedFiles.of(project.root()).readBeginning(json, HEAD_BYTES))
                .map(head -> NAMES.buildId().matcher(new String(head, StandardCharsets.UTF_8)))
                .filter(Matcher::find)
                .map(named -> named.group(1));
    }

    List<BuildArtifact> list() {
        return listFiles(project, build.request().target()).stream().map(this::toArtifact).toList();
    }

    private BuildArtifact toArtifact(Path file) {
        try {
            return new BuildArtifact(project.relativize(file), Files.size(file), isCurrent(file));
        } catch (IOException _) {
            return new BuildArtifact(project.relativize(file), 0, false);
        }
    }

    /** Decides by the build ID in the file if there is one, otherwise by whether it was written while the build ran. */
    private boolean isCurrent(Path file) throws IOException {
        Optional<String> named = buildIdIn(project, file);
        if (named.isPresent()) {
            return build.atopileId().equals(named);
        }
        Instant written = Files.getLastModifiedTime(file).toInstant();
        Instant from = build.startedAt().orElse(Instant.MAX);
        Instant to = build.endedAt().orElse(Instant.MAX.minus(CLOCK_GRAIN)).plus(CLOCK_GRAIN);
        return !written.isBefore(from) && !written.isAfter(to);
    }
}
