package io.atopile.mcp.git;

/**
 * A commit.
 *
 * @param hash whole
 * @param subject the first line of its message, shortened
 */
public record GitCommit(String hash, String subject) {}
