package io.atopile.mcp.parts;

import java.util.Locale;

/** Where a part comes from. */
public enum PartSource {
    /** The project's own {@code parts/} and its installed packages. */
    PROJECT,
    /** The symbol libraries of KiCad on this machine. */
    KICAD,
    /** Resistors, capacitors and similar parts by value and size alone, with KiCad's symbol and footprint and no manufacturer. */
    GENERIC,
    /** A catalog that the user imported. */
    IMPORTED,
    /** atopile's components service. */
    ATOPILE;

    /** The prefix of its part ids. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
