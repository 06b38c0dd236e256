package io.atopile.mcp.project;

import java.util.List;

/**
 * A build target of a project.
 *
 * @param name its key under {@code builds} in {@code ato.yaml}
 * @param entry its root module, as {@code file.ato:Module}; empty if the project sets none
 * @param outputs the outputs it always generates in addition to the default, such as {@code mfg-data}
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
