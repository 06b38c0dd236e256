package io.atopile.mcp.tools.build;

import io.atopile.mcp.build.Diagnostic;
import io.atopile.mcp.file.FileReader;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.ReadOutcome;
import io.atopile.mcp.hashline.FileContent;
import io.atopile.mcp.hashline.LineRange;
import io.atopile.mcp.hashline.SnapshotStore;
import io.atopile.mcp.hashline.TextLines;
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

    private static final int LARGEST = 2 << 20;

    /** Returns the first diagnostics of a build of that project. */
    List<BuildDiagnostic> of(Path root, List<Diagnostic> diagnostics, int most) {
        return diagnostics.stream()
                .limit(most)
                .map(diagnostic -> BuildDiagnostic.of(diagnostic, anchor(root, diagnostic)))
                .toList();
    }

    private Optional<String> anchor(Path root, Diagnostic diagnostic) {
        if (diagnostic.file().isEmpty() || diagnostic.line().isEmpty() || diagnostic.source().isEmpty()) {
            return Optional.empty();
        }
        try {
            return ProjectBoundary.of(root).toWrite(diagnostic.file().get()) instanceof Inside place
                    ? anchor(root, place, diagnostic.line().get(), diagnostic.source().get())
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private Optional<String> anchor(Path root, Inside place, int line, String source) throws IOException {
        if (FileReader.read(place, LARGEST) instanceof ReadOutcome.Bytes read
                && FileContent.of(read.bytes()) instanceof TextLines lines
                && lines.has(line)
                && lines.getText(line).equals(source)) {
            SnapshotStore.of(snapshots, root, SnapshotStore.Limits.USUAL)
                    .serve(place.relative(), lines, List.of(LineRange.of(line)));
            return Optional.of(lines.anchor(line).toString());
        }
        return Optional.empty();
    }
}
