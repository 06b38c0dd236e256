package io.atopile.mcp.conformance.hashline;

/**
 * A line with the identity that no editor sees: a copy has another, a moved line keeps its own.
 *
 * @param id never used twice
 * @param text without its ending
 */
record Line(int id, String text) {}
