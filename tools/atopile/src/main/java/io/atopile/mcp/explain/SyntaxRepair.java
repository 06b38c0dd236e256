package io.atopile.mcp.explain;

import java.util.List;

/**
 * A candidate replacement for a file that can't be parsed.
 *
 * @param cost how large and how unlikely the change is: 1 for common typos, 9 for a last resort
 * @param lines the complete file
 */
record SyntaxRepair(int cost, String title, List<String> lines) {

    SyntaxRepair {
        lines = List.copyOf(lines);
    }
}
