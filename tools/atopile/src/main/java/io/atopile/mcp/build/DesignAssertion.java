package io.atopile.mcp.build;

/**
 * An assertion of a design and its location.
 *
 * @param file relative to the project's root
 * @param line counted from 1
 * @param column counted from 1, in code points
 * @param text the statement, on one line
 */
public record DesignAssertion(String file, int line, int column, String text) {}
