package io.atopile.mcp.tools.build;

import io.atopile.mcp.explain.AtoToolchain;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtoSearchResult;
import io.atopile.mcp.stdlib.StandardLibrary;
import io.atopile.mcp.stdlib.StdlibItem;
import io.atopile.mcp.syntax.SyntaxCheck;
import io.atopile.mcp.tool.ToolContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The installed atopile's standard library and grammar, for explanations. */
record CompilerReference(AtoFinder finder, StandardLibrary library, SyntaxCheck syntax) {

    AtoToolchain of(ToolContext context) {
        return new AtoToolchain() {
            @Override
            public Optional<List<StdlibItem>> library() throws InterruptedException {
                return finder.find() instanceof AtoSearchResult.Ready(var ato)
                        ? library.findItems(ato, () -> context.progress()
                                .report(0, OptionalDouble.empty(), "reading the contents of atopile's standard library; this is done once"))
                        : Optional.empty();
            }

            @Override
            public SyntaxCheck syntax() {
                return syntax;
            }
        };
    }
}
