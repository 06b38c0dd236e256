package io.atopile.mcp.tools.build;

import io.atopile.mcp.build.Diagnostic;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.tools.answer.AnchoredFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Adds anchors to diagnostics, so that their lines can be edited at once, if the line is unchanged.
 *
 * @param snapshots the folder in the user's state directory that records the shown lines of every project's files
 */
record DiagnosticAnchors(Path snapshots) {

    /** Returns the first diagnostics of a build of that project. */
    List<BuildDiagnostic> of(Path root, List<Diagnostic> diagnostics, int most) {
        try {
            var files = new AnchoredFiles(snapshots, ProjectBoundary.of(root));
            return diagnostics.stream().limit(most).map(diagnostic -> BuildDiagnostic.of(diagnostic, anchor(files, diagnostic))).toList();
        } catch (IOException _) {
            return diagnostics.stream().limit(most).map(diagnostic -> BuildDiagnostic.of(diagnostic, Optional.empty())).toList();
        }
    }

    private static Optional<String> anchor(AnchoredFiles files, Diagnostic diagnostic) {
        var line = diagnostic.line().orElse(0);
        return diagnostic.file().flatMap(path -> files.read(path)
                .filter(lines -> lines.has(line) && diagnostic.source().equals(Optional.of(lines.getText(line))))
                .flatMap(lines -> files.anchor(path, lines, line)));
    }
}
