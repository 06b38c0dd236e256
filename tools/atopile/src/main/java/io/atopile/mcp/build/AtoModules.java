package io.atopile.mcp.build;

import java.util.List;

/** Lists the declarations of a source that a target can use as its entry. */
public final class AtoModules {

    private AtoModules() {}

    /** Returns the names of the modules, components and interfaces in a source, sorted. */
    public static List<String> parseModuleNames(String source) {
        return AtoSource.parse(source).blocks().keySet().stream().sorted().toList();
    }
}
