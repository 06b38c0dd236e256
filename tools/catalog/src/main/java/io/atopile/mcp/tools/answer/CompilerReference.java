package io.atopile.mcp.tools.answer;

import io.atopile.mcp.dialect.AtopileProgram;
import io.atopile.mcp.explain.AtoToolchain;
import io.atopile.mcp.introspect.DesignCompiler;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtoSearchResult;
import io.atopile.mcp.stdlib.StandardLibrary;
import io.atopile.mcp.stdlib.StdlibItem;
import io.atopile.mcp.syntax.SyntaxCheck;
import io.atopile.mcp.tool.ToolContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/** The installed atopile's standard library, grammar and compiler, for explanations. */
public record CompilerReference(AtoFinder finder, StandardLibrary library, SyntaxCheck syntax, DesignCompiler compiler) {

    public AtoToolchain of(ToolContext context) {
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

            @Override
            public Optional<JsonNode> exportDesign(Path root, String entry) throws InterruptedException {
                return finder.find() instanceof AtoSearchResult.Ready(var ato)
                                && compiler.run(ato, finder.trust(), root, entry, AtopileProgram.DESIGN) instanceof DesignCompiler.Result.Printed(var json)
                        ? Optional.of(json)
                        : Optional.empty();
            }
        };
    }
}
