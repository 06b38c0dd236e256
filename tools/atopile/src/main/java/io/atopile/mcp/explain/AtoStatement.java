package io.atopile.mcp.explain;

import io.atopile.mcp.build.AtoToken;
import java.util.List;

/**
 * One statement of an {@code .ato} file.
 *
 * @param block the enclosing module, component or interface; an empty string outside of any
 * @param tokens at least one, without the end of line
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

    /** Returns its text in its source. */
    String readText(AtoSourceFile source) {
        return source.text().substring(tokens.getFirst().start(), tokens.getLast().end());
    }
}
