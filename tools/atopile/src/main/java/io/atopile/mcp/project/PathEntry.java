package io.atopile.mcp.project;

/**
 * A path under a {@code paths} key of {@code ato.yaml}, of the project or of one build.
 *
 * @param key its full name, such as {@code builds.default.paths.layout}
 * @param line in {@code ato.yaml}, counted from 1
 * @param value verbatim
 */
public record PathEntry(String key, int line, String value) {}
