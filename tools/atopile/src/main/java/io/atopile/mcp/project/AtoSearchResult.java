package io.atopile.mcp.project;

import io.atopile.mcp.dialect.AtoVersion;

/** The result of searching for an {@code ato} to build with. */
public sealed interface AtoSearchResult {

    record Ready(AtoCli cli) implements AtoSearchResult {}

    /** None was found, or the one named in the settings is missing. */
    record Missing(String reason) implements AtoSearchResult {}

    /** Its version is unsupported: this server can't read its databases and artifacts. */
    record Refused(AtoVersion version, String reason) implements AtoSearchResult {}

    /** It was found but doesn't work. */
    record Broken(String reason) implements AtoSearchResult {}

    /** It can't be examined because a file or program can't be opened or our state directory can't be written. */
    record Unwritable(String reason) implements AtoSearchResult {}
}
