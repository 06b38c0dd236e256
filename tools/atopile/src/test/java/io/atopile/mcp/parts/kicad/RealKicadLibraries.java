package io.atopile.mcp.parts.kicad;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/** The KiCad libraries of this machine, for tests that need the real ones; where CI is set, their absence is a failure. */
public final class RealKicadLibraries {

    private RealKicadLibraries() {}

    public static KicadLibraries find() {
        return KicadLibraries.find(System.getenv()).orElseGet(() -> System.getenv("CI") == null ? abort(KicadLibraries.FIX) : fail(KicadLibraries.FIX));
    }
}
