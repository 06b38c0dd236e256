package io.atopile.mcp.parts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How readily an assembly house places a part; the first is the cheapest. */
public enum AssemblyTier {
    BASIC,
    PREFERRED,
    EXTENDED;

    /** Its name on the wire and in files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The tier of that name; empty when there is none. */
    public static Optional<AssemblyTier> of(String key) {
        return Arrays.stream(values()).filter(tier -> tier.key().equals(key)).findFirst();
    }
}
