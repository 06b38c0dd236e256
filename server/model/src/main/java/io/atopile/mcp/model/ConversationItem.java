package io.atopile.mcp.model;

import java.util.List;
import java.util.Optional;

/**
 * One entry of a conversation with a model, in the Responses API's own kinds. {@link ConversationItemJson} gives its JSON, which is also
 * how it is kept.
 */
public sealed interface ConversationItem {

    /** A message, whoever it is from. */
    record Message(Role role, List<ContentPart> content) implements ConversationItem {
        public Message {
            content = List.copyOf(content);
        }

        public static Message of(Role role, String text) {
            return new Message(role, List.of(new ContentPart.Text(text)));
        }

        /** Its texts, joined. */
        public String text() {
            return ContentPart.joinTexts(content);
        }
    }

    /**
     * The model's wish to call a tool.
     *
     * @param arguments as the model wrote them: perhaps not JSON at all
     */
    record Call(String callId, String name, String arguments) implements ConversationItem {}

    /** What a call came to, as the model is told. */
    record Output(String callId, List<ContentPart> content) implements ConversationItem {
        public Output {
            content = List.copyOf(content);
        }

        public static Output of(String callId, String text) {
            return new Output(callId, List.of(new ContentPart.Text(text)));
        }
    }

    /**
     * The model's reasoning, carried back to it so that it can go on from there.
     *
     * @param id the provider's; empty where it gives none
     * @param summary for people; often empty
     * @param encrypted what the provider wants back
     */
    record Reasoning(Optional<String> id, List<String> summary, Optional<String> encrypted) implements ConversationItem {
        public Reasoning {
            summary = List.copyOf(summary);
        }
    }

    /** A kind that this version doesn't know, carried back as it came. {@code json} is one object. */
    record Other(String json) implements ConversationItem {}

    /** Whose message it is. */
    enum Role {
        DEVELOPER,
        USER,
        ASSISTANT
    }
}
