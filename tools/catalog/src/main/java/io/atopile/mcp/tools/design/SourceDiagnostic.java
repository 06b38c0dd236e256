package io.atopile.mcp.tools.design;

import io.atopile.mcp.tool.Doc;
import java.util.Optional;

/** A mistake in a file, ready for an edit. */
public record SourceDiagnostic(
        @Doc("File, relative to the project's root.") String file,
        int line,
        @Doc("Counted from 1, in characters.") int column,
        Severity severity,
        @Doc("The kind of mistake, such as syntax_error or unknown_import.") String code,
        String message,
        @Doc("The line as N:hhhh|text; N:hhhh is its anchor for project_edit_file.") Optional<String> source) {

    /** How bad it is. */
    public enum Severity {
        ERROR,
        WARNING
    }
}
