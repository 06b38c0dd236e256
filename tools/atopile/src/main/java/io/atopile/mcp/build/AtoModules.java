package io.atopile.mcp.build;

import java.util.List;

/** What a source declares that a target could be built from. */
public final class AtoModules {

    private AtoModules() {}

    /** The names of the modules, components and interfaces in a source, sorted. */
    public static List<String> parseModuleNames(String source) {
        return AtoSource.parse(source).blocks().keySet().stream().sorted().toList();
    }
}
