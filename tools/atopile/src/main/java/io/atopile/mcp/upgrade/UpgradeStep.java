package io.atopile.mcp.upgrade;

import java.util.List;

/**
 * One change that carries a file over.
 *
 * @param file relative to the project's root
 * @param line of the original file, from 1: the first line that changes, or the one after which lines are added; 0 at the top
 * @param before the lines that it replaces; none if it only adds lines
 * @param after the lines that replace them; none if it only removes lines
 * @param reason one sentence
 */
public record UpgradeStep(Kind kind, String file, int line, List<String> before, List<String> after, String reason) {

    /** What is changed. */
    public enum Kind {
        MANIFEST,
        DEPENDENCY,
        IMPORT,
        NAME,
        UNIT,
        SYNTAX,
        BOARD
    }

    public UpgradeStep {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
