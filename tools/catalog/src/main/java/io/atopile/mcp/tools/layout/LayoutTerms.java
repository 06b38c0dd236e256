package io.atopile.mcp.tools.layout;

import io.atopile.mcp.layout.BoardSide;
import java.util.Locale;

/** Layout terms inside a sentence. */
final class LayoutTerms {

    private LayoutTerms() {}

    static String of(BoardSide side) {
        return side.name().toLowerCase(Locale.ROOT);
    }
}
