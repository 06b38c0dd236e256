package io.atopile.mcp.explain;

import java.util.List;

/**
 * One change that carries a source over to the installed atopile.
 *
 * @param line of the original file, from 1: the first line that changes, or the one after which lines are added; 0 at the top
 * @param before the lines that it replaces, as earlier steps left them; none if it only adds lines
 * @param after the lines that replace them; none if it only removes lines
 * @param reason one sentence
 */
public record SourceStep(Kind kind, int line, List<String> before, List<String> after, String reason) {

    /** What is changed. */
    public enum Kind {
        IMPORT,
        NAME,
        UNIT,
        SYNTAX
    }

    public SourceStep {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
