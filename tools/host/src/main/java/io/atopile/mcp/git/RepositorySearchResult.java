package io.atopile.mcp.git;

/** The result of searching for the repository of a folder. */
public sealed interface RepositorySearchResult {

    record Found(GitRepository repository) implements RepositorySearchResult {}

    /** {@code reason} is a sentence. */
    record None(String reason) implements RepositorySearchResult {}
}
