package io.atopile.mcp.build;

import java.util.Optional;

/**
 * An assertion of a design and its location.
 *
 * @param file relative to the project's root
 * @param line counted from 1
 * @param column counted from 1, in code points
 * @param text the statement, on one line
 * @param reason why it was neither proven nor refuted; empty if it was not examined
 */
public record DesignAssertion(String file, int line, int column, String text, Optional<String> reason) {

    /** An assertion that was not examined. */
    public DesignAssertion(String file, int line, int column, String text) {
        this(file, line, column, text, Optional.empty());
    }

    DesignAssertion withReason(String known) {
        return new DesignAssertion(file, line, column, text, Optional.of(known));
    }
}
