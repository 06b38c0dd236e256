package io.atopile.mcp.upgrade;

/**
 * Something that only a person can decide.
 *
 * @param file relative to the project's root
 * @param line of the original file, from 1
 * @param newLine of the carried over file
 * @param code a stable identifier such as {@code removed_type}
 * @param problem one sentence
 * @param advice what to decide or do
 */
public record UpgradeDecision(String file, int line, int newLine, String code, String problem, String advice) {}
