package io.atopile.mcp.git;

/**
 * A file of a tree.
 *
 * @param path relative to the tree, with forward slashes
 * @param hash of its contents
 */
public record TreeFile(String path, String hash, long bytes) {}
