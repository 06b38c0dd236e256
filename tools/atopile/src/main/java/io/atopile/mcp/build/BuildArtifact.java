package io.atopile.mcp.build;

/**
 * A file that builds of a target produce.
 *
 * @param path relative to the project's root
 * @param bytes its size
 * @param current whether this build wrote it, not an earlier or later one
 */
public record BuildArtifact(String path, long bytes, boolean current) {}
