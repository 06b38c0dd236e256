package io.atopile.mcp.explain;

import io.atopile.mcp.build.AtoToken;
import java.util.List;

/**
 * One statement of an {@code .ato} file.
 *
 * @param block the module, component or interface around it; empty outside of all
 * @param tokens at least one, its end left out
 */
record AtoStatement(String block, List<AtoToken> tokens, StatementNode saying) {

    AtoStatement {
        tokens = List.copyOf(tokens);
    }

    int line() {
        return tokens.getFirst().line();
    }

    int column() {
        return tokens.getFirst().column();
    }
}
