package io.atopile.mcp.verify;

/**
 * A parameter that assertions compare, with the values that the design gives it.
 *
 * @param name by its path from the entry
 * @param range its values, as text
 * @param verdict of its assertions: the worst of them
 */
public record VerifiedParameter(String name, String range, AssertionVerdict verdict) {}
