package io.atopile.mcp.compare;

import java.util.Optional;

/** A file that came, went, changed or got another path. Lines are counted only in texts. */
public record FileChange(
        String path,
        Change change,
        Optional<String> from,
        Optional<Integer> linesAdded,
        Optional<Integer> linesRemoved) {

    static FileChange of(String path, Change change, Optional<String> from, Optional<LineCount> lines) {
        return new FileChange(path, change, from, lines.map(LineCount::added), lines.map(LineCount::removed));
    }
}
