package io.atopile.mcp.compare;

import java.util.Optional;

/** A file that was added, removed, changed or renamed. Lines are counted only in text files that no build wrote. */
public record RevisionFileChange(
        String path,
        ChangeType change,
        Optional<String> from,
        Optional<Integer> linesAdded,
        Optional<Integer> linesRemoved) {

    static RevisionFileChange of(String path, ChangeType change, Optional<String> from, Optional<LineCount> lines) {
        return new RevisionFileChange(path, change, from, lines.map(LineCount::added), lines.map(LineCount::removed));
    }

    /** Returns the change without the number of its lines. */
    public RevisionFileChange withoutLines() {
        return new RevisionFileChange(path, change, from, Optional.empty(), Optional.empty());
    }
}
