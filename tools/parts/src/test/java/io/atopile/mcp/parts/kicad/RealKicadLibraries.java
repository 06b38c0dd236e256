package io.atopile.mcp.parts.kicad;

import io.atopile.mcp.tool.RealPart;

/** The KiCad libraries of this machine, for tests that need the real ones. */
public final class RealKicadLibraries {

    private RealKicadLibraries() {}

    public static KicadLibraries find() {
        return RealPart.get(KicadLibraries.find(System.getenv()), KicadLibraries.FIX);
    }
}
