package io.atopile.mcp.explain;

/**
 * Something in a source that the installed atopile doesn't accept as it is meant, and that only a person can decide.
 *
 * @param line of the original file, from 1
 * @param newLine of the carried over file
 * @param code a stable identifier such as {@code removed_type}
 * @param problem one sentence
 * @param advice what to decide or do, one or two sentences
 */
public record SourceFinding(int line, int newLine, String code, String problem, String advice) {}
