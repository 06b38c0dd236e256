package io.atopile.mcp.tool;

import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The client at the other end of a call, for what only it can do: ask its person, sample its model, show a log line. */
public interface McpClientHandle {

    /** What the client answered, or why it did not. */
    sealed interface Response {
        record Result(JsonNode value) implements Response {}

        /** The client can't do it or won't: an error, or it has left. */
        record Refused(String message) implements Response {}

        /** The client took the request and did not answer in time. */
        record Unanswered(String message) implements Response {}
    }

    /** A peer that can nothing, for calls that come from no client. */
    McpClientHandle NONE = new McpClientHandle() {
        @Override
        public boolean supports(String capability) {
            return false;
        }

        @Override
        public Response request(String method, ObjectNode params, Duration patience) {
            return new Response.Refused("There is no client to ask.");
        }

        @Override
        public void notify(String method, ObjectNode params) {}
    };

    /** Whether the client declared a capability, such as {@code elicitation} or {@code sampling}. */
    boolean supports(String capability);

    /** Sends a request to the client and waits for its answer. */
    Response request(String method, ObjectNode params, Duration patience) throws InterruptedException;

    void notify(String method, ObjectNode params);

    /** What its person has allowed until it leaves. */
    default SessionGrants grants() {
        return new SessionGrants();
    }

    /** Asks its person whether a call may be made. */
    default ConsentResult approve(ApprovalPrompt prompt, Duration patience) throws InterruptedException {
        return new ConsentDialog(this, patience).ask(prompt);
    }
}
