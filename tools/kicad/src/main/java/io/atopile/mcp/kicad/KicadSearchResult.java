package io.atopile.mcp.kicad;

/** Whether a usable KiCad is installed. */
public sealed interface KicadSearchResult {

    String FIX = "Install KiCad 9 or newer, so that kicad-cli is on the PATH; `atopile-mcp doctor` shows it.";

    record Ready(KicadCli kicad) implements KicadSearchResult {}

    /** KiCad is missing or can't read the boards that atopile writes; the reason is a clause. */
    record Missing(String reason) implements KicadSearchResult {}
}
