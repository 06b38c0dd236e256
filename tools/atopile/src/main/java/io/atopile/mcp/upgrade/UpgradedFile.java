package io.atopile.mcp.upgrade;

import java.util.List;

/**
 * A file that changes.
 *
 * @param path relative to the project's root
 * @param before its lines
 * @param after all lines of the result
 */
public record UpgradedFile(String path, List<String> before, List<String> after) {

    public UpgradedFile {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
