package io.atopile.mcp.build;

import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.imports.BuildInputConflicts;
import io.atopile.mcp.imports.ImportGraph;
import io.atopile.mcp.merge.ConflictedFile;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import java.util.List;
import java.util.Optional;

/**
 * Finds why a build must not run, when its turn comes: the files may have changed since it was queued. A design that imports files outside of
 * the project would reveal them, and atopile would overwrite a board that has merge conflicts.
 */
final class BuildObstacles {

    private BuildObstacles() {}

    /** Returns a diagnostic for each obstacle; none if the build may run. */
    static List<Diagnostic> find(BuildRequest request) {
        var reader = new DiagnosticReader(request.root(), SupportedDialects.of(request.logDirectory()));
        var outside = reader.ofImports(ImportGraph.ofValidSource(request.root()).ofEntry(request.entry()).outside());
        return outside.isEmpty() ? findConflicts(request).stream().map(file -> toDiagnostic(reader, file)).toList() : outside;
    }

    private static List<ConflictedFile> findConflicts(BuildRequest request) {
        return switch (ProjectFile.read(request.root())) {
            case ProjectReadResult.Conflicted(var conflicts) -> List.of(new ConflictedFile(Project.FILE, conflicts));
            case ProjectReadResult.Read(var project) ->
                project.findTarget(request.target()).map(target -> BuildInputConflicts.findInBuild(project, target)).orElse(List.of());
            case ProjectReadResult.Absent _, ProjectReadResult.Malformed _ -> List.of();
        };
    }

    private static Diagnostic toDiagnostic(DiagnosticReader reader, ConflictedFile file) {
        return reader.withSource(new Diagnostic(
                Optional.of(file.path()), Optional.of(file.conflicts().getFirst().start()), Optional.empty(), "start", Diagnostic.MERGE_CONFLICT, file.describe() + ". " + file.describeFix(), Optional.empty()));
    }
}
