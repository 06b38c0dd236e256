package io.atopile.mcp.parts.kicad;

/**
 * A pin of a symbol.
 *
 * @param number as the footprint's pad is called
 * @param name as the symbol shows it; {@code ~} where it has none
 * @param type what KiCad's electrical rules take it for: passive, power_in, no_connect
 * @param unit of the symbol; 0 is all of them
 */
public record Pin(String number, String name, String type, int unit) {}
