package io.atopile.mcp.build;

/**
 * A file that builds of a target write.
 *
 * @param path relative to the project's root
 * @param bytes its size
 * @param current whether it is this build's own, and not an older or a later one's
 */
public record BuildArtifact(String path, long bytes, boolean current) {}
