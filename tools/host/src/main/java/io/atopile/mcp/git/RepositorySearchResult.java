package io.atopile.mcp.git;

/** What came of looking for the repository that a folder belongs to. */
public sealed interface RepositorySearchResult {

    record Found(GitRepository repository) implements RepositorySearchResult {}

    /** {@code reason} is a sentence. */
    record None(String reason) implements RepositorySearchResult {}
}
