package io.atopile.mcp.tool;

import java.time.Duration;

/** What came of asking a person for a yes. */
public enum ConsentResult {
    /** Yes, this once. */
    GIVEN,
    /** Yes, and to further calls of the same tool in the same project until the client leaves. */
    GIVEN_FOR_SESSION,
    REFUSED,
    /** The question was shown and nobody answered in time. */
    NO_ANSWER,
    /** The question did not reach a person, or was closed without an answer. */
    NOT_ASKED,
    /** This client has no way to ask. */
    NOBODY_TO_ASK;

    /** Asks a plain question through elicitation. */
    public static ConsentResult ask(McpClientHandle peer, String text, Duration patience) throws InterruptedException {
        return new ConsentDialog(peer, patience).ask(text);
    }
}
