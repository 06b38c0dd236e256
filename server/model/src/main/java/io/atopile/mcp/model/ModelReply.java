package io.atopile.mcp.model;

import java.util.List;

/** The result of a request to a model, after any retries. */
public sealed interface ModelReply {

    /**
     * The model responded.
     *
     * @param endsTurn false if the provider reports that the model wants to continue by itself
     */
    record Completed(String responseId, List<ConversationItem> items, TokenUsage usage, boolean endsTurn) implements ModelReply {
        public Completed {
            items = List.copyOf(items);
        }
    }

    /** The request failed. {@code message} is for users and contains no secret; {@code items} were complete before the failure. */
    record Failed(Fault fault, String message, List<ConversationItem> items, TokenUsage usage) implements ModelReply {
        public Failed {
            items = List.copyOf(items);
        }
    }

    /** Why a request failed, after every retry that makes sense. */
    enum Fault {
        /** The conversation exceeds the model's context window: compact it. */
        CONTEXT_OVERFLOW,
        /** The key is wrong, missing, or not allowed. */
        AUTHENTICATION,
        /** The account's quota is used up. */
        QUOTA,
        /** The provider rejects the request itself. */
        REJECTED,
        /** The response was cut off at its token limit. */
        OUTPUT_LIMIT,
        /** No connection, broken streams, an overloaded provider or too many requests: may work later. */
        UNAVAILABLE
    }
}
