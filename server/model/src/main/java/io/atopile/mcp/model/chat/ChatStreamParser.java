package io.atopile.mcp.model.chat;

import io.atopile.mcp.model.ConversationItem;
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
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Assembles one response of the Chat Completions API from its chunks. What is said and called is complete when the choice has a reason
 * for its end; the token counts follow, or come with it.
 */
final class ChatStreamParser implements ReplyParser {

    private final StringBuilder text = new StringBuilder();
    private final ChatCalls calls = new ChatCalls();
    private final PartialReply reply;
    private String id = "";
    private Optional<String> reason = Optional.empty();

    ChatStreamParser(PartialReply reply) {
        this.reply = reply;
    }

    @Override
    public Optional<AttemptResult> take(SseParser.Event event) {
        if (event.data().strip().equals("[DONE]")) {
            return Optional.of(finish().orElseGet(() -> AttemptResult.Passing.of(Stage.STREAM, "the response ended without a reason")));
        }
        var chunk = EventJson.parse(event.data());
        if (chunk.isEmpty()) {
            return Optional.of(AttemptResult.Passing.ofMalformedEvent());
        }
        if (chunk.get().hasNonNull("error")) {
            return Optional.of(ProviderError.of(chunk.get()).inStream());
        }
        take(chunk.get());
        return Optional.empty();
    }

    private void take(JsonNode chunk) {
        id = chunk.path("id").asString(id);
        if (chunk.path("usage").isObject()) {
            reply.setUsage(parseUsage(chunk.path("usage")));
        }
        var choice = chunk.path("choices").path(0);
        addDelta(choice.has("delta") ? choice.path("delta") : choice.path("message"));
        if (reason.isEmpty() && choice.path("finish_reason").isString()) {
            reason = Optional.of(choice.path("finish_reason").asString(""));
            complete();
        }
    }

    private void addDelta(JsonNode delta) {
        var thought = delta.path(delta.hasNonNull("reasoning_content") ? "reasoning_content" : "reasoning").asString("");
        reply.tell(thought, ModelEvent.ReasoningDelta::new);
        var said = readText(delta.path("content")) + delta.path("refusal").asString("");
        text.append(said);
        reply.tell(said, ModelEvent.TextDelta::new);
        calls.add(delta);
    }

    /** Some servers send a list of parts. */
    private static String readText(JsonNode content) {
        return content.isArray()
                ? String.join("", content.values().stream().map(part -> part.path("text").asString("")).toList())
                : content.asString("");
    }

    private void complete() {
        if (!text.toString().isBlank()) {
            reply.add(ConversationItem.Message.of(ConversationItem.Role.ASSISTANT, text.toString()));
        }
        if (!isCut()) {
            calls.list().forEach(reply::add);
        }
    }

    private boolean isCut() {
        return reason.filter("length"::equals).isPresent();
    }

    @Override
    public Optional<AttemptResult> finish() {
        return reason.map(why -> switch (why) {
            case "length" -> new AttemptResult.Refused(Fault.OUTPUT_LIMIT, "the response reached its token limit");
            case "content_filter" -> new AttemptResult.Refused(Fault.REJECTED, "it ended the response early: content_filter");
            default -> new AttemptResult.Whole(id, true);
        });
    }

    private static TokenUsage parseUsage(JsonNode json) {
        return new TokenUsage(
                json.path("prompt_tokens").asLong(0),
                json.path("prompt_tokens_details").path("cached_tokens").asLong(json.path("prompt_cache_hit_tokens").asLong(0)),
                json.path("completion_tokens").asLong(0),
                json.path("completion_tokens_details").path("reasoning_tokens").asLong(0));
    }
}
