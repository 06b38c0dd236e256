package io.atopile.mcp.tools.build;

import io.atopile.mcp.file.FileReader;
import io.atopile.mcp.file.Located.Inside;
import io.atopile.mcp.file.ReadOutcome;
import io.atopile.mcp.file.Scope;
import io.atopile.mcp.hashline.Content;
import io.atopile.mcp.hashline.LineRange;
import io.atopile.mcp.hashline.Lines;
import io.atopile.mcp.hashline.SnapshotStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of one project as they are now, each read once, with lines shown so that they may be edited. */
final class Served {

    private static final int LARGEST = 2 << 20;

    private final Scope scope;
    private final SnapshotStore store;
    private final Map<String, Optional<Lines>> read = new HashMap<>();

    Served(Path snapshots, Scope scope) {
        this.scope = scope;
        this.store = SnapshotStore.of(snapshots, scope.root(), SnapshotStore.Limits.USUAL);
    }

    Optional<Lines> read(String path) {
        return read.computeIfAbsent(path, this::load);
    }

    /** A line's anchor, remembered as shown; empty for a file that can't be edited. */
    Optional<String> anchor(String path, Lines text, int line) {
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

    private Optional<Lines> load(String path) {
        return scope.toRead(path) instanceof Inside place
                        && FileReader.read(place, LARGEST) instanceof ReadOutcome.Bytes bytes
                        && Content.of(bytes.bytes()) instanceof Lines lines
                ? Optional.of(lines)
                : Optional.empty();
    }
}
