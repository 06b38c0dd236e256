package io.atopile.mcp.tools.answer;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.hashline.FileContent;
import io.atopile.mcp.hashline.LineRange;
import io.atopile.mcp.hashline.SnapshotStore;
import io.atopile.mcp.hashline.TextLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The current files of one project, each read once; records which lines were shown, so that they may be edited. */
public final class AnchoredFiles {

    private static final int LARGEST = 2 << 20;

    private final ProjectBoundary scope;
    private final SnapshotStore store;
    private final Map<String, Optional<TextLines>> read = new HashMap<>();

    public AnchoredFiles(Path snapshots, ProjectBoundary scope) {
        this.scope = scope;
        this.store = SnapshotStore.of(snapshots, scope.root(), SnapshotStore.Limits.USUAL);
    }

    public Optional<TextLines> read(String path) {
        return read.computeIfAbsent(path, this::load);
    }

    /** Returns a line's anchor, recorded as shown; empty for a file that can't be edited. */
    public Optional<String> anchor(String path, TextLines text, int line) {
        if (!(scope.toWrite(path) instanceof Inside place) || !text.has(line)) {
            return Optional.empty();
        }
        try {
            store.serve(place.relative(), text, List.of(LineRange.of(line)));
            return Optional.of(text.anchor(line).toString());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private Optional<TextLines> load(String path) {
        return scope.toRead(path) instanceof Inside place ? FileContent.readLines(place, LARGEST) : Optional.empty();
    }
}
