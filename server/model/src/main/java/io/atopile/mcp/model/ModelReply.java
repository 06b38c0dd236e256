package io.atopile.mcp.model;

import java.util.List;

/** What came of asking a model, retries included. */
public sealed interface ModelReply {

    /**
     * It answered.
     *
     * @param endsTurn false when the provider says that the model wants to go on by itself
     */
    record Completed(String responseId, List<ConversationItem> items, TokenUsage usage, boolean endsTurn) implements ModelReply {
        public Completed {
            items = List.copyOf(items);
        }
    }

    /** No answer is to be had. {@code message} is for people and holds no secret; {@code items} were complete before. */
    record Failed(Fault fault, String message, List<ConversationItem> items, TokenUsage usage) implements ModelReply {
        public Failed {
            items = List.copyOf(items);
        }
    }

    /** Why a model gave no answer, after every retry that makes sense. */
    enum Fault {
        /** The conversation is longer than the model's window: compact it. */
        CONTEXT_OVERFLOW,
        /** The key is wrong, missing, or not allowed. */
        AUTHENTICATION,
        /** The account has nothing left. */
        QUOTA,
        /** The provider calls the request itself wrong. */
        REJECTED,
        /** The answer was cut at its own limit of tokens. */
        OUTPUT_LIMIT,
        /** Nobody there, cut streams, an overloaded provider, too many requests: it may work later. */
        UNAVAILABLE
    }
}
