package io.atopile.mcp.server.setup;

import java.nio.file.Path;

/** The result of a setup. */
public sealed interface SetupResult {

    /** {@code how} says in a few words how atopile was installed. */
    record Ready(String version, Path program, String how) implements SetupResult {}

    /** {@code fix} is what the user can do. */
    record Failed(String reason, String fix) implements SetupResult {}
}
