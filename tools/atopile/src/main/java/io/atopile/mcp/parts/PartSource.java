package io.atopile.mcp.parts;

import java.util.Locale;

/** Where a part is known from. */
public enum PartSource {
    /** The project's own {@code parts/} and its installed packages. */
    PROJECT,
    /** The symbol libraries of the KiCad on this machine. */
    KICAD,
    /** Resistors, capacitors and the like by value and size alone, with KiCad's symbol and footprint and no manufacturer. */
    GENERIC,
    /** A catalogue that the user imported. */
    IMPORTED,
    /** atopile's components service. */
    ATOPILE;

    /** Begins the ids of its parts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
