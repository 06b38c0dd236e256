package io.atopile.mcp.project;

/**
 * A path that {@code ato.yaml} gives under a {@code paths} key, of the project or of one build.
 *
 * @param key its name with those of the keys above it, such as {@code builds.default.paths.layout}
 * @param line in {@code ato.yaml}, from 1
 * @param value as it is written
 */
public record PathEntry(String key, int line, String value) {}
