package io.atopile.mcp.tools.build;

import io.atopile.mcp.build.Diagnostic;
import io.atopile.mcp.tool.Doc;
import java.util.Optional;

/** One diagnostic of a build, as the build tools return it. */
public record BuildDiagnostic(
        @Doc("Relative to the project's root; absent if atopile names no location.") Optional<String> file,
        @Doc("From 1.") Optional<Integer> line,
        @Doc("From 1.") Optional<Integer> column,
        String stage,
        @Doc("Type of error, e.g. syntax_error.") String code,
        String message,
        @Doc("The line as it was at the end of the build.") Optional<String> source,
        @Doc("The line's anchor for project_edit_file; absent if the line has changed since or isn't the project's own.")
                Optional<String> anchor) {

    static BuildDiagnostic of(Diagnostic whole, Optional<String> anchor) {
        Diagnostic found = whole.shorten();
        return new BuildDiagnostic(
                found.file(), found.line(), found.column(), found.stage(), found.code(), found.message(), found.source(), anchor);
    }
}
