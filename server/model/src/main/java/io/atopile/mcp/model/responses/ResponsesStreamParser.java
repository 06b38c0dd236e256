package io.atopile.mcp.model.responses;

import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ConversationItemJson;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Assembles one response from its events. Only complete items and the last event matter; text deltas are passed on, and all
 * other types of events are ignored.
 */
final class ResponsesStreamParser implements ReplyParser {

    private static final String ITEM = "response.output_item.done";
    private static final String ARGUMENTS = "response.function_call_arguments.delta";
    private static final String COMPLETED = "response.completed";
    private static final String FAILED = "response.failed";
    private static final String INCOMPLETE = "response.incomplete";
    private static final Set<String> ESSENTIAL = Set.of(ITEM, COMPLETED, FAILED, INCOMPLETE);

    private final PartialReply reply;
    private final Set<String> told = new HashSet<>();
    private final Map<String, StringBuilder> arguments = new HashMap<>();

    ResponsesStreamParser(PartialReply reply) {
        this.reply = reply;
    }

    @Override
    public Optional<AttemptResult> take(SseParser.Event event) {
        if (event.data().equals("[DONE]")) {
            return Optional.empty();
        }
        return EventJson.parse(event.data()).map(json -> take(event.name(), json)).orElseGet(() -> handleUnreadable(event));
    }

    private Optional<AttemptResult> take(String name, ObjectNode json) {
        var type = json.path("type").asString(name);
        var response = json.path("response");
        switch (type) {
            case ITEM -> addItem(json.path("item"));
            case ARGUMENTS -> arguments.computeIfAbsent(getItemId(json), _ -> new StringBuilder()).append(json.path("delta").asString(""));
            case "response.output_text.delta", "response.refusal.delta" ->
                reply.tell(new ModelEvent.TextDelta(json.path("delta").asString("")));
            case "response.reasoning_summary_text.delta", "response.reasoning_text.delta" ->
                reply.tell(new ModelEvent.ReasoningDelta(json.path("delta").asString("")));
            case COMPLETED, FAILED, INCOMPLETE -> {
                reply.setUsage(ConversationItemJson.parseUsage(response.path("usage")));
                response.path("output").values().forEach(this::addMissing);
                return Optional.of(parseEnding(type, response));
            }
            default -> {
                return isComplaint(type, json) ? Optional.of(ProviderError.of(json).inStream()) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static AttemptResult parseEnding(String type, JsonNode response) {
        return switch (type) {
            case COMPLETED -> new AttemptResult.Whole(
                    response.path("id").asString(""), response.path("end_turn").asBoolean(true));
            case FAILED -> {
                var complaint = ProviderError.of(response);
                yield complaint.isOfPrevious() ? new AttemptResult.Forgotten() : complaint.inStream();
            }
            default -> cutShort(response.path("incomplete_details").path("reason").asString("no reason given"));
        };
    }

    private static AttemptResult cutShort(String reason) {
        return reason.equals("max_output_tokens") || reason.equals("max_tokens")
                ? new AttemptResult.Refused(Fault.OUTPUT_LIMIT, "the response reached its token limit")
                : new AttemptResult.Refused(Fault.REJECTED, "it ended the response early: " + reason);
    }

    private static boolean isComplaint(String type, ObjectNode json) {
        return type.equals("error") || (type.isEmpty() && json.hasNonNull("error"));
    }

    /**
     * Adds an item, unless the provider marks it as incomplete, because its call would be half a call, or has told it before. Arguments that only the
     * deltas contain are added.
     */
    private void addItem(JsonNode json) {
        if (!(json instanceof ObjectNode object) || object.path("status").asString("").equals("incomplete") || !isNew(object)) {
            return;
        }
        if (isCall(object) && object.path("arguments").asString("").isEmpty()) {
            object.put("arguments", String.valueOf(arguments.getOrDefault(getItemId(object), new StringBuilder())));
        }
        reply.add(ConversationItemJson.of(ensureCallId(object)));
    }

    /** Adds an item of the complete response if no event told it before. */
    private void addMissing(JsonNode json) {
        if (json instanceof ObjectNode object && (object.path("id").isString() || reply.items().isEmpty() || isCall(object))) {
            addItem(object);
        }
    }

    private boolean isNew(ObjectNode json) {
        var id = json.path(isCall(json) && json.path("call_id").isString() ? "call_id" : "id").asString("");
        return id.isEmpty() ? told.add(json.toString()) : told.add(id);
    }

    private static boolean isCall(ObjectNode json) {
        return json.path("type").asString("").equals("function_call");
    }

    private static String getItemId(JsonNode json) {
        return json.path(json.has("item_id") ? "item_id" : "id").asString("");
    }

    /** Derives a missing call id from the item's id, because some servers send only that. */
    private ObjectNode ensureCallId(ObjectNode json) {
        if (isCall(json) && json.path("call_id").asString("").isEmpty()) {
            json.put("call_id", json.path("id").asString("call_" + reply.items().size()));
        }
        return json;
    }

    /** Ignores an event that isn't JSON, unless it may have been an item or the end of the response. */
    private Optional<AttemptResult> handleUnreadable(SseParser.Event event) {
        if (ESSENTIAL.contains(event.name()) || (event.name().isEmpty() && event.data().startsWith("{"))) {
            return Optional.of(AttemptResult.Passing.ofMalformedEvent());
        }
        reply.tell(new ModelEvent.Warning("The provider sent an event that isn't valid JSON; it was ignored."));
        return Optional.empty();
    }
}
