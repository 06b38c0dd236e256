package io.atopile.mcp.server.dispatch;

import java.util.List;

/** The revisions of the Model Context Protocol that begin with {@code initialize}. */
final class ProtocolVersions {

    static final String NEWEST = "2025-11-25";

    private static final List<String> KNOWN = List.of("2024-11-05", "2025-03-26", "2025-06-18", NEWEST);

    private ProtocolVersions() {}

    /** What is answered to a client that asks for {@code requested}: the same where it is known, else our newest. */
    static String answerTo(String requested) {
        return KNOWN.contains(requested) ? requested : NEWEST;
    }
}
