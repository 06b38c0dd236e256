package io.atopile.mcp.packages;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.hashline.FileContent;
import io.atopile.mcp.hashline.TextLines;
import io.atopile.mcp.project.Project;
import java.util.Optional;

/** A project's {@code ato.yaml} as it was read, ready to be rewritten. */
public record EditableManifest(Inside place, TextLines lines) {

    private static final int LARGEST = 1 << 20;

    /** Opens it; empty if it is missing or may not be written. */
    public static Optional<EditableManifest> open(ProjectBoundary scope) {
        return scope.toWrite(Project.FILE) instanceof Inside place
                ? FileContent.readLines(place, LARGEST).map(lines -> new EditableManifest(place, lines))
                : Optional.empty();
    }
}
