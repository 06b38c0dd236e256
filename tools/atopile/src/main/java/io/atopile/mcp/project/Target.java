package io.atopile.mcp.project;

import java.util.List;

/**
 * One thing a project builds.
 *
 * @param name its key under {@code builds} in {@code ato.yaml}
 * @param entry the module at its root, as {@code file.ato:Module}; empty when the project doesn't say
 * @param outputs what it always makes besides the default, such as {@code mfg-data}
 */
public record Target(String name, String entry, List<String> outputs) {

    public Target {
        outputs = List.copyOf(outputs);
    }

    /** The entry's file, relative to the project root. */
    public String entryFile() {
        int colon = entry.lastIndexOf(':');
        return colon < 0 ? entry : entry.substring(0, colon);
    }
}
