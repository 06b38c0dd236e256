package io.atopile.mcp.kicad;

/** Whether there is a KiCad to work with. */
public sealed interface KicadSearchResult {

    String FIX = "Install KiCad 9 or newer, so that kicad-cli is on the PATH; `atopile-mcp doctor` shows it.";

    record Ready(KicadCli kicad) implements KicadSearchResult {}

    /** None, or one that can't read what atopile writes; the reason is a clause. */
    record Missing(String reason) implements KicadSearchResult {}
}
