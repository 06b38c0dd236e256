package io.atopile.mcp.parts.kicad;

/**
 * A pin of a symbol.
 *
 * @param number matches the number of the footprint's pad
 * @param name as displayed by the symbol; {@code ~} if it has none
 * @param type KiCad's electrical type: passive, power_in, no_connect
 * @param unit of the symbol; 0 means all of them
 */
public record Pin(String number, String name, String type, int unit) {}
