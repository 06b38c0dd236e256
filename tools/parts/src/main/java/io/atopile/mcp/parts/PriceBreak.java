package io.atopile.mcp.parts;

/**
 * The price per piece from a minimum quantity.
 *
 * @param usd in US dollars
 */
public record PriceBreak(int quantity, double usd) {}
