package io.atopile.mcp.tool;

import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The client that made a call, for what only it can do: ask its user, sample its model, display a log line. */
public interface McpClientHandle {

    /** The client's answer, or the reason why there is none. */
    sealed interface Response {
        record Result(JsonNode value) implements Response {}

        /** The client returned an error or has disconnected. */
        record Refused(String message) implements Response {}

        /** The client accepted the request but did not answer in time. */
        record Unanswered(String message) implements Response {}
    }

    /** A client without capabilities, for calls that don't come from a client. */
    McpClientHandle NONE = new McpClientHandle() {
        @Override
        public boolean supports(String capability) {
            return false;
        }

        @Override
        public Response request(String method, ObjectNode params, Duration patience) {
            return new Response.Refused("No client is connected that could be asked.");
        }

        @Override
        public void notify(String method, ObjectNode params) {}
    };

    /** Whether the client declared a capability, such as {@code elicitation} or {@code sampling}. */
    boolean supports(String capability);

    /** Sends a request to the client and waits for its answer. */
    Response request(String method, ObjectNode params, Duration patience) throws InterruptedException;

    void notify(String method, ObjectNode params);

    /**
     * Returns the URIs of the client's roots, which it is asked for when they are first needed; empty if it has none or doesn't
     * answer in time.
     */
    default List<String> listRoots() throws InterruptedException {
        return List.of();
    }

    /** Returns what the user has approved until the client disconnects. */
    default SessionGrants grants() {
        return new SessionGrants();
    }

    /** Asks the client's user to approve a call. */
    default ConsentResult approve(ApprovalPrompt prompt, Duration patience) throws InterruptedException {
        return new ConsentDialog(this, patience).ask(prompt);
    }
}
