package io.atopile.mcp.compare;

import io.atopile.mcp.tool.Doc;
import java.util.Optional;

/** A file that came, went, changed or got another path. */
public record FileChange(
        String path,
        Change change,
        @Doc("Its old path.") Optional<String> from,
        @Doc("Absent for what isn't text.") Optional<Integer> linesAdded,
        Optional<Integer> linesRemoved) {

    static FileChange of(String path, Change change, Optional<String> from, Optional<LineCount> lines) {
        return new FileChange(path, change, from, lines.map(LineCount::added), lines.map(LineCount::removed));
    }
}
