package io.atopile.mcp.tools.design;

import io.atopile.mcp.tool.Doc;
import java.util.Optional;

/** A problem in a file, with the anchor for an edit. */
public record SourceDiagnostic(
        @Doc("File, relative to the project's root.") String file,
        int line,
        @Doc("From 1, in characters.") int column,
        Severity severity,
        @Doc("Type of problem, e.g. syntax_error or unknown_import.") String code,
        String message,
        @Doc("The line as N:hhhh|text; N:hhhh is its anchor for project_edit_file.") Optional<String> source) {

    /** How severe it is. */
    public enum Severity {
        ERROR,
        WARNING
    }
}
