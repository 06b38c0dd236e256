package io.atopile.mcp.tools.files;

import io.atopile.mcp.tool.Doc;
import java.util.List;

/** The result of a quick syntax check of an edited source file; it is only advice. */
public record SyntaxCheckResult(State state, @Doc("What can't be parsed.") List<Fault> faults) {

    /** Whether the file can be parsed. */
    public enum State {
        NOT_CHECKED,
        OK,
        BROKEN
    }

    /** One fault. */
    public record Fault(@Doc("The line as N:hhhh|text.") String at, String message) {}

    static final SyntaxCheckResult NOT_CHECKED = new SyntaxCheckResult(State.NOT_CHECKED, List.of());
}
