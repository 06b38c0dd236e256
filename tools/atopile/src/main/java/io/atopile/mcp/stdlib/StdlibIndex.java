package io.atopile.mcp.stdlib;

import io.atopile.mcp.dialect.AtoVersion;
import io.atopile.mcp.journal.Sha256Digest;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.StateFile;
import java.util.List;

/**
 * The contents of one installation's standard library, as cached on disk.
 *
 * @param python the installation's interpreter, whose path identifies the installation
 * @param script the name of the script that created it
 * @param sources the state of the sources from which it was created
 * @param items sorted by type, then by name
 */
record StdlibIndex(
        String python, AtoVersion version, String script, List<DirectoryFingerprint> sources, List<StdlibItem> items) {

    private static final int FINGERPRINT_DIGITS = 16;

    StdlibIndex {
        sources = List.copyOf(sources);
        items = List.copyOf(items);
    }

    /** Whether it is still up to date for this atopile. */
    boolean isAbout(AtoCli ato) {
        return python.equals(ato.python().toString())
                && version.equals(ato.version())
                && script.equals(StdlibIntrospector.nameScript(ato))
                && sources.stream().allMatch(DirectoryFingerprint::isAsItWas);
    }

    /** Returns the cache file, next to that version's log; one for each installation. */
    static StateFile<StdlibIndex> locateFile(AtoCli ato) {
        String key = computeFingerprint(ato.python().toString());
        return new StateFile<>(ato.log().resolveSibling("stdlib-" + key + ".json"), StdlibIndex.class);
    }

    /** Returns a short identifier of a text. */
    static String computeFingerprint(String text) {
        return Sha256Digest.computeHex(text).substring(0, FINGERPRINT_DIGITS);
    }
}
