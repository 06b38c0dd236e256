package io.atopile.mcp.explain;

import java.util.List;

/**
 * A text that might be what was meant by one that can't be parsed.
 *
 * @param cost how far it goes, and how seldom it is right: 1 for well-known slips, 9 for the last resort
 * @param lines the whole file
 */
record SyntaxRepair(int cost, String title, List<String> lines) {

    SyntaxRepair {
        lines = List.copyOf(lines);
    }
}
