package io.atopile.mcp.tools.build;

import io.atopile.mcp.explain.Knowledge;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtoSearch;
import io.atopile.mcp.stdlib.StandardLibrary;
import io.atopile.mcp.stdlib.StdlibItem;
import io.atopile.mcp.syntax.SyntaxCheck;
import io.atopile.mcp.tool.ToolContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the installed atopile knows, for explanations. */
record Reference(AtoFinder finder, StandardLibrary library, SyntaxCheck syntax) {

    Knowledge of(ToolContext context) {
        return new Knowledge() {
            @Override
            public Optional<List<StdlibItem>> library() throws InterruptedException {
                return finder.find() instanceof AtoSearch.Ready(var ato)
                        ? library.items(ato, () -> context.progress()
                                .report(0, OptionalDouble.empty(), "asking atopile what its standard library holds; this is done once"))
                        : Optional.empty();
            }

            @Override
            public SyntaxCheck syntax() {
                return syntax;
            }
        };
    }
}
