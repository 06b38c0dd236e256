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
record LibraryIndex(
        String python, AtoVersion version, String script, List<Directory> sources, List<StdlibItem> items) {

    LibraryIndex {
        sources = List.copyOf(sources);
        items = List.copyOf(items);
    }

    /** Whether it still tells what this atopile's library holds. */
    boolean isAbout(AtoCli ato) {
        return python.equals(ato.python().toString())
                && version.equals(ato.version())
                && script.equals(Introspection.script().name())
                && sources.stream().allMatch(Directory::isAsItWas);
    }

    /** Beside that version's log, one for each installation. */
    static StateFile<LibraryIndex> fileOf(AtoCli ato) {
        String key = Fingerprint.of(ato.python().toString());
        return new StateFile<>(ato.log().resolveSibling("stdlib-" + key + ".json"), LibraryIndex.class);
    }
}
