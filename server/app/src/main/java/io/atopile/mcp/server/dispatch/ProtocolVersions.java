package io.atopile.mcp.server.dispatch;

import java.util.List;

/** The revisions of the Model Context Protocol that start with {@code initialize}. */
final class ProtocolVersions {

    static final String NEWEST = "2025-11-25";

    private static final List<String> KNOWN = List.of("2024-11-05", "2025-03-26", "2025-06-18", NEWEST);

    private ProtocolVersions() {}

    /**
     * Returns the version to answer a client with that requests {@code requested}: the same if it is supported, otherwise the
     * newest.
     */
    static String answerTo(String requested) {
        return KNOWN.contains(requested) ? requested : NEWEST;
    }
}
