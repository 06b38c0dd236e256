package io.atopile.mcp.project;

/** What came of looking for an {@code ato} to build with. */
public sealed interface AtoSearchResult {

    record Ready(AtoCli cli) implements AtoSearchResult {}

    /** There is none, or not the one the user named. */
    record Missing(String reason) implements AtoSearchResult {}

    /** There is one whose databases and artifacts this server doesn't know. */
    record Refused(AtoVersion version, String reason) implements AtoSearchResult {}

    /** There is one that doesn't answer. */
    record Broken(String reason) implements AtoSearchResult {}

    /** It can't be asked, because a file or program can't be opened or our state directory can't be written. */
    record Unwritable(String reason) implements AtoSearchResult {}
}
