package io.atopile.mcp.model.messages;

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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Assembles one response of the Messages API. Each of its blocks is an item, complete when the block ends. */
final class MessagesStreamParser implements ReplyParser {

    private final PartialReply reply;
    private final Map<Integer, MessageBlock> open = new TreeMap<>();
    private String id = "";
    private String reason = "";
    private long input;
    private long cached;
    private long output;

    MessagesStreamParser(PartialReply reply) {
        this.reply = reply;
    }

    @Override
    public Optional<AttemptResult> take(SseParser.Event event) {
        var json = EventJson.parse(event.data());
        return json.isPresent()
                ? take(json.get().path("type").asString(event.name()), json.get())
                : Optional.of(AttemptResult.Passing.ofMalformedEvent());
    }

    private Optional<AttemptResult> take(String type, JsonNode json) {
        switch (type) {
            case "message_start" -> {
                id = json.path("message").path("id").asString("");
                count(json.path("message").path("usage"));
            }
            case "content_block_start" -> open.put(json.path("index").asInt(0), new MessageBlock(json.path("content_block")));
            case "content_block_delta" -> addDelta(json);
            case "content_block_stop" -> complete(open.remove(json.path("index").asInt(0)));
            case "message_delta" -> {
                reason = json.path("delta").path("stop_reason").asString(reason);
                count(json.path("usage"));
            }
            case "message_stop" -> {
                return Optional.of(end());
            }
            case "error" -> {
                return Optional.of(ProviderError.of(json).inStream());
            }
            default -> {}
        }
        return Optional.empty();
    }

    private void addDelta(JsonNode json) {
        var block = open.get(json.path("index").asInt(0));
        if (block != null) {
            block.add(json.path("delta"), reply);
        }
    }

    private void complete(@Nullable MessageBlock block) {
        if (block != null) {
            block.toItem().ifPresent(reply::add);
        }
    }

    /** Counts are told in parts, and the later ones count. What was read from the cache, or written to it, isn't in the input tokens. */
    private void count(JsonNode usage) {
        if (usage.has("input_tokens")) {
            cached = usage.path("cache_read_input_tokens").asLong(0);
            input = usage.path("input_tokens").asLong(0) + cached + usage.path("cache_creation_input_tokens").asLong(0);
        }
        output = usage.path("output_tokens").asLong(output);
        reply.setUsage(new TokenUsage(input, cached, output, 0));
    }

    private AttemptResult end() {
        return switch (reason) {
            case "max_tokens" -> new AttemptResult.Refused(Fault.OUTPUT_LIMIT, "the response reached its token limit");
            case "model_context_window_exceeded" -> new AttemptResult.Refused(Fault.CONTEXT_OVERFLOW, "the conversation exceeds the model's context window");
            case "pause_turn" -> new AttemptResult.Whole(id, false);
            default -> new AttemptResult.Whole(id, true);
        };
    }
}
