package io.atopile.mcp.git;

/**
 * A file of a tree.
 *
 * @param path from the tree, with forward slashes
 * @param hash of its contents
 */
public record TreeFile(String path, String hash, long bytes) {}
