package io.atopile.mcp.packages;

import io.atopile.mcp.file.FileReader;
import io.atopile.mcp.file.Located.Inside;
import io.atopile.mcp.file.ReadOutcome;
import io.atopile.mcp.file.Scope;
import io.atopile.mcp.hashline.Content;
import io.atopile.mcp.hashline.Lines;
import io.atopile.mcp.project.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A project's {@code ato.yaml} as it was read, to be written anew. */
public record OpenManifest(Inside place, Lines lines) {

    private static final int LARGEST = 1 << 20;

    /** Opens it; empty when there is none, or none that may be written. */
    public static Optional<OpenManifest> in(Path root) throws IOException {
        return Scope.of(root).toWrite(Project.FILE) instanceof Inside place
                        && FileReader.read(place, LARGEST) instanceof ReadOutcome.Bytes read
                        && Content.of(read.bytes()) instanceof Lines lines
                ? Optional.of(new OpenManifest(place, lines))
                : Optional.empty();
    }
}
