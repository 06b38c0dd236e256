package io.atopile.mcp.stdlib;

import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoVersion;
import io.atopile.mcp.project.StateFile;
import java.util.List;

/**
 * What one installation's library holds, as it is kept on disk.
 *
 * @param python the installation's interpreter, whose path tells installations apart
 * @param script which script of ours made it
 * @param sources how the sources looked from which it was made
 * @param items by kind, then by name
 */
record StdlibIndex(
        String python, AtoVersion version, String script, List<DirectoryFingerprint> sources, List<StdlibItem> items) {

    StdlibIndex {
        sources = List.copyOf(sources);
        items = List.copyOf(items);
    }

    /** Whether it still tells what this atopile's library holds. */
    boolean isAbout(AtoCli ato) {
        return python.equals(ato.python().toString())
                && version.equals(ato.version())
                && script.equals(StdlibIntrospector.script().name())
                && sources.stream().allMatch(DirectoryFingerprint::isAsItWas);
    }

    /** Beside that version's log, one for each installation. */
    static StateFile<StdlibIndex> locateFile(AtoCli ato) {
        String key = TextFingerprint.of(ato.python().toString());
        return new StateFile<>(ato.log().resolveSibling("stdlib-" + key + ".json"), StdlibIndex.class);
    }
}
