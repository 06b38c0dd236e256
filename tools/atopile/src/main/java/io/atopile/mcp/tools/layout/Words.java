package io.atopile.mcp.tools.layout;

import io.atopile.mcp.layout.Side;
import java.util.Locale;

/** Layout terms inside a sentence. */
final class Words {

    private Words() {}

    static String of(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }
}
