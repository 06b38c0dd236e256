package io.atopile.mcp.git;

/** What came of looking for the repository that a folder belongs to. */
public sealed interface RepositorySearch {

    record Found(Repository repository) implements RepositorySearch {}

    /** {@code reason} is a sentence. */
    record None(String reason) implements RepositorySearch {}
}
