package io.atopile.mcp.explain;

import java.util.Optional;

/**
 * A line that is relevant to an explanation.
 *
 * @param file relative to the project's root
 * @param line counted from 1, in the current file
 * @param column counted from 1, in code points
 * @param note a short comment
 */
public record ExplanationLocation(Role role, String file, int line, int column, String note, Optional<String> partQuery) {

    /** How a line relates to the error. */
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
