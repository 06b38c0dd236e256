package io.atopile.mcp.tools.build;

import io.atopile.mcp.tool.Doc;
import java.util.Optional;

/** What a build warned of in the design, as the build tools return it. */
public record DesignWarning(
        Optional<String> file,
        Optional<Integer> line,
        @Doc("Type, e.g. component_not_placed.") String code,
        String message,
        @Doc("For project_edit_file.") Optional<String> anchor) {

    static DesignWarning of(BuildDiagnostic found) {
        return new DesignWarning(found.file(), found.line(), found.code(), found.message(), found.anchor());
    }
}
