package io.atopile.mcp.model.gemini;

import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ConversationItem.Role;
import io.atopile.mcp.model.ModelEvent;
import io.atopile.mcp.model.ModelReply.Fault;
import io.atopile.mcp.model.TokenUsage;
import io.atopile.mcp.model.transport.AttemptResult;
import io.atopile.mcp.model.transport.AttemptResult.Stage;
import io.atopile.mcp.model.transport.EventJson;
import io.atopile.mcp.model.transport.ProviderError;
import io.atopile.mcp.model.transport.PartialReply;
import io.atopile.mcp.model.transport.ReplyParser;
import io.atopile.mcp.model.transport.SseParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Assembles one answer from its chunks. The stream has no mark of its end; a reason to finish comes before it. */
final class GeminiStreamParser implements ReplyParser {

    private final PartialReply reply;
    private final List<ConversationItem> calls = new ArrayList<>();
    private final StringBuilder thoughts = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private String textSignature = "";
    private String id = "";
    private String finish = "";


    GeminiStreamParser(PartialReply reply) {
        this.reply = reply;
    }

    @Override
    public Optional<AttemptResult> take(SseParser.Event event) {
        return EventJson.parse(event.data()).map(this::take).orElseGet(() -> Optional.of(AttemptResult.Passing.ofMalformedEvent()));
    }

    private Optional<AttemptResult> take(ObjectNode chunk) {
        if (chunk.hasNonNull("error")) {
            return Optional.of(ProviderError.of(chunk).inStream());
        }
        id = chunk.path("responseId").asString(id);
        countTokens(chunk.path("usageMetadata"));
        var blocked = chunk.path("promptFeedback").path("blockReason").asString("");
        if (!blocked.isEmpty()) {
            return Optional.of(new AttemptResult.Refused(Fault.REJECTED, "it rejects the conversation: " + blocked));
        }
        var candidate = chunk.path("candidates").path(0);
        candidate.path("content").path("parts").values().forEach(this::takePart);
        finish = candidate.path("finishReason").asString(finish);
        return Optional.empty();
    }

    private void takePart(JsonNode part) {
        var signature = part.path("thoughtSignature").asString("");
        var words = part.path("text").asString("");
        if (part.path("functionCall").isObject()) {
            addCall(part.path("functionCall"), signature);
        } else if (part.path("thought").asBoolean(false)) {
            thoughts.append(words);
            reply.tell(words, ModelEvent.ReasoningDelta::new);
        } else {
            text.append(words);
            textSignature = signature.isEmpty() ? textSignature : signature;
            reply.tell(words, ModelEvent.TextDelta::new);
        }
    }

    private void addCall(JsonNode call, String signature) {
        if (!signature.isEmpty()) {
            calls.add(new ConversationItem.Reasoning(Optional.empty(), List.of(), Optional.of(signature)));
        }
        var arguments = call.path("args").isObject() ? call.path("args").toString() : "{}";
        calls.add(new ConversationItem.Call(call.path("id").asString("call_" + calls.size()), call.path("name").asString(""), arguments));
    }

    @Override
    public Optional<AttemptResult> finish() {
        return finish.isEmpty() ? Optional.empty() : Optional.of(complete());
    }

    private AttemptResult complete() {
        if (finish.equals("MALFORMED_FUNCTION_CALL") || finish.equals("OTHER")) {
            return AttemptResult.Passing.of(Stage.STREAM, "it ended the response early: " + finish);
        }
        if (!thoughts.isEmpty() || !textSignature.isEmpty()) {
            reply.add(new ConversationItem.Reasoning(
                    Optional.empty(),
                    thoughts.isEmpty() ? List.of() : List.of(thoughts.toString()),
                    Optional.of(textSignature).filter(signature -> !signature.isEmpty())));
        }
        if (!text.toString().isBlank()) {
            reply.add(ConversationItem.Message.of(Role.ASSISTANT, text.toString()));
        }
        calls.forEach(reply::add);
        return switch (finish) {
            case "STOP", "FINISH_REASON_UNSPECIFIED" -> new AttemptResult.Whole(id, true);
            case "MAX_TOKENS" -> new AttemptResult.Refused(Fault.OUTPUT_LIMIT, "the response reached its token limit");
            default -> new AttemptResult.Refused(Fault.REJECTED, "it ended the response early: " + finish);
        };
    }

    private void countTokens(JsonNode counts) {
        if (counts.isObject()) {
            var thought = counts.path("thoughtsTokenCount").asLong(0);
            reply.setUsage(new TokenUsage(
                    counts.path("promptTokenCount").asLong(0),
                    counts.path("cachedContentTokenCount").asLong(0),
                    counts.path("candidatesTokenCount").asLong(0) + thought,
                    thought));
        }
    }
}
