package io.atopile.mcp.report;

import io.atopile.mcp.build.ArtifactFinder;
import io.atopile.mcp.build.Builds;
import io.atopile.mcp.build.DesignVariables;
import io.atopile.mcp.dialect.ArtifactKind;
import io.atopile.mcp.dialect.AtopileDialect.ArtifactNames;
import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.file.ScopedFiles;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.Target;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/** Reads the reports that atopile wrote for a target. */
public final class ReportReader {

    private static final int LARGEST = 64 << 20;
    private static final ArtifactNames NAMES = SupportedDialects.NEWEST.artifacts();

    private final Builds builds;
    private final ScopedFiles scoped;
    private final Project project;
    private final String target;

    public ReportReader(Builds builds, Project project, Target target) {
        this.builds = builds;
        this.scoped = ScopedFiles.of(project.root(), builds.writable());
        this.project = project;
        this.target = target.name();
    }

    public ReportReadResult<Bom> bom() throws InterruptedException {
        return read(Bom.class, Bom::buildId, List.of(NAMES.bom()));
    }

    public ReportReadResult<DesignVariables> variables() throws InterruptedException {
        return read(DesignVariables.class, DesignVariables::buildId, NAMES.variables());
    }

    public ReportReadResult<PowerTree> powerTree() throws InterruptedException {
        return read(PowerTree.class, _ -> Optional.empty(), List.of(NAMES.powerTree()));
    }

    /** Returns the bill of materials for assemblers; empty if there is none that can be read. */
    public Optional<ReportFileText> readBomTable() {
        return readText(List.of(NAMES.bomTable()));
    }

    /** Returns the file with the positions of the components; empty if there is none that can be read. */
    public Optional<ReportFileText> readPlacements() {
        return readText(NAMES.placements());
    }

    private Optional<ReportFileText> readText(List<String> endings) {
        return endings.stream()
                .map(ending -> project.resolveArtifacts(target).resolve(target + ending))
                .flatMap(file -> scoped.readText(file, LARGEST).map(text -> new ReportFileText(project.relativize(file), text)).stream())
                .findFirst();
    }

    /** Returns the path of the bill of materials, which may not exist. */
    public String bomPath() {
        return project.relativize(project.resolveArtifacts(target).resolve(target + NAMES.bom()));
    }

    /** Returns every file that builds of the target wrote, the layout first. */
    public List<ArtifactFile> files() throws InterruptedException {
        var origins = ProvenanceResolver.of(builds, project, target);
        var files = new ArrayList<ArtifactFile>();
        for (var file : ArtifactFinder.listFiles(project, target)) {
            try {
                var path = project.relativize(file);
                files.add(new ArtifactFile(
                        path, ArtifactKind.of(path), Files.size(file), origins.of(file, ArtifactFinder.buildIdIn(project, file))));
            } catch (IOException _) {
                // It was deleted after it had been listed.
            }
        }
        return files;
    }

    private <T> ReportReadResult<T> read(Class<T> type, Function<T, Optional<String>> buildId, List<String> endings)
            throws InterruptedException {
        var file = endings.stream()
                .map(ending -> project.resolveArtifacts(target).resolve(target + ending))
                .filter(path -> scoped.find(path).isPresent())
                .findFirst();
        if (file.isEmpty()) {
            return new ReportReadResult.Absent<>();
        }
        try {
            return read(file.get(), type, buildId);
        } catch (IOException | JacksonException _) {
            return new ReportReadResult.Unreadable<>(project.relativize(file.get()));
        }
    }

    private <T> ReportReadResult<T> read(Path file, Class<T> type, Function<T, Optional<String>> buildId)
            throws IOException, InterruptedException {
        var bytes = scoped.read(file, LARGEST);
        if (bytes.isEmpty()) {
            return new ReportReadResult.Unreadable<>(project.relativize(file));
        }
        T report = Json.mapper().readValue(bytes.get(), type);
        return new ReportReadResult.Found<>(report, ProvenanceResolver.of(builds, project, target).of(file, buildId.apply(report)));
    }
}
