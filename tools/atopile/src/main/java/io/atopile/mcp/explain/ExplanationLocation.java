package io.atopile.mcp.explain;

import java.util.Optional;

/**
 * A line that belongs to an explanation.
 *
 * @param file relative to the project's root
 * @param line counted from 1, in the file as it is now
 * @param column counted from 1, in code points
 * @param note what there is to know of it, in a few words
 */
public record ExplanationLocation(Role role, String file, int line, int column, String note, Optional<String> partQuery) {

    /** What a line has to do with the mistake. */
    public enum Role {
        ASSERTION,
        ASSIGNMENT,
        DECLARATION,
        CONNECTION,
        IMPORT,
        PART,
        ENTRY,
        SAME_MISTAKE,
        DIAGNOSTIC,
        UNVERIFIED
    }

    static ExplanationLocation of(Role role, AtoSourceFile source, AtoStatement statement, String note) {
        return new ExplanationLocation(role, source.path(), statement.line(), statement.column(), note, Optional.empty());
    }
}
