package io.atopile.mcp.tool;

import java.time.Duration;

/** The result of asking the user for approval. */
public enum ConsentResult {
    /** Yes, this once. */
    GIVEN,
    /** Yes, also for further calls of the same tool in the same project until the client disconnects. */
    GIVEN_FOR_SESSION,
    REFUSED,
    /** The question was displayed but not answered in time. */
    NO_ANSWER,
    /** The question did not reach the user, or was dismissed without an answer. */
    NOT_ASKED,
    /** This client has no way to ask. */
    NOBODY_TO_ASK;

    /** Asks a yes/no question through elicitation. */
    public static ConsentResult ask(McpClientHandle peer, String text, Duration patience) throws InterruptedException {
        return new ConsentDialog(peer, patience).ask(text);
    }
}
