package io.atopile.mcp.parts.query;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Caches package names, because millions of parts share few of them. */
final class PackageNameCache {

    private static final int MOST_REMEMBERED = 20_000;
    private static final int LONGEST_REMEMBERED = 100;

    private static final Map<String, String> REMEMBERED = new ConcurrentHashMap<>();

    private PackageNameCache() {}

    static String of(String name) {
        var known = REMEMBERED.get(name);
        if (known != null) {
            return known;
        }
        var found = PackageName.of(name);
        if (name.length() <= LONGEST_REMEMBERED && REMEMBERED.size() < MOST_REMEMBERED) {
            REMEMBERED.put(name, found);
        }
        return found;
    }
}
