package io.atopile.mcp.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One entry of a conversation with a model, in the types of the Responses API. {@link ConversationItemJson} converts it to JSON,
 * which is also the form in which it is stored.
 */
public sealed interface ConversationItem {

    /** A message of any role. */
    record Message(Role role, List<ContentPart> content) implements ConversationItem {
        public Message {
            content = List.copyOf(content);
        }

        public static Message of(Role role, String text) {
            return new Message(role, List.of(new ContentPart.Text(text)));
        }

        /** Returns its texts, joined. */
        public String text() {
            return ContentPart.joinTexts(content);
        }
    }

    /**
     * The model's request to call a tool.
     *
     * @param arguments as the model wrote them; not necessarily JSON
     */
    record Call(String callId, String name, String arguments) implements ConversationItem {}

    /** The result of a call, as sent to the model. */
    record Output(String callId, List<ContentPart> content) implements ConversationItem {
        public Output {
            content = List.copyOf(content);
        }

        public static Output of(String callId, String text) {
            return new Output(callId, List.of(new ContentPart.Text(text)));
        }

        /** Returns the texts among the parts, each on lines of its own. */
        public String text() {
            return content.stream().map(part -> ContentPart.joinTexts(List.of(part))).filter(text -> !text.isEmpty()).collect(Collectors.joining("\n"));
        }
    }

    /**
     * The model's reasoning, sent back to the model so that it can continue from there.
     *
     * @param id the provider's id; empty if it assigns none
     * @param summary for readers; often empty
     * @param encrypted the content that the provider expects back
     * @param origin the provider and model that it is from, and which alone can read it; empty if unknown
     */
    record Reasoning(Optional<String> id, List<String> summary, Optional<String> encrypted, Optional<String> origin) implements ConversationItem {
        public Reasoning {
            summary = List.copyOf(summary);
        }

        public Reasoning(Optional<String> id, List<String> summary, Optional<String> encrypted) {
            this(id, summary, encrypted, Optional.empty());
        }

        public Reasoning withOrigin(String from) {
            return new Reasoning(id, summary, encrypted, Optional.of(from));
        }
    }

    /** An item of an unknown type, sent back unchanged. {@code json} is one object. */
    record Other(String json) implements ConversationItem {}

    /** The author of a message. */
    enum Role {
        DEVELOPER,
        USER,
        ASSISTANT
    }
}
