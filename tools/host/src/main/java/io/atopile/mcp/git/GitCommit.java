package io.atopile.mcp.git;

/**
 * A commit.
 *
 * @param hash the full hash
 * @param subject the first line of its message, shortened
 */
public record GitCommit(String hash, String subject) {}
