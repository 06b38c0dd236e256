package io.atopile.mcp.parts;

/**
 * A price for one piece from a quantity up.
 *
 * @param usd in US dollars
 */
public record PriceBreak(int quantity, double usd) {}
