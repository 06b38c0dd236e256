package io.atopile.mcp.compare;

import java.util.Optional;

/** A file that came, went, changed or got another path. Lines are counted only in texts. */
public record RevisionFileChange(
        String path,
        ChangeType change,
        Optional<String> from,
        Optional<Integer> linesAdded,
        Optional<Integer> linesRemoved) {

    static RevisionFileChange of(String path, ChangeType change, Optional<String> from, Optional<LineCount> lines) {
        return new RevisionFileChange(path, change, from, lines.map(LineCount::added), lines.map(LineCount::removed));
    }
}
