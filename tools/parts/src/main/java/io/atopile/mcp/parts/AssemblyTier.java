package io.atopile.mcp.parts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How readily an assembly house places a part, cheapest first. */
public enum AssemblyTier {
    BASIC,
    PREFERRED,
    EXTENDED;

    /** Its name in JSON and in files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the tier of that name; empty if there is none. */
    public static Optional<AssemblyTier> of(String key) {
        return Arrays.stream(values()).filter(tier -> tier.key().equals(key)).findFirst();
    }
}
