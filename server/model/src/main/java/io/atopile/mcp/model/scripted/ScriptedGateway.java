package io.atopile.mcp.model.scripted;

import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ConversationItemJson;
import io.atopile.mcp.model.ModelEvent;
import io.atopile.mcp.model.ModelGateway;
import io.atopile.mcp.model.ModelReply;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A model that plays a {@link ModelScript}. Each conversation has its own position in the script, which is derived from the
 * conversation itself, so the gateway is stateless and serves any number of runs. If there is no reply (the script is over, an
 * expectation isn't met, a placeholder has no value), the request fails with the reason.
 */
public record ScriptedGateway(ModelScript script) implements ModelGateway {

    private static final int LONGEST_QUOTE = 300;

    @Override
    public ModelReply ask(ModelRequest request, Consumer<ModelEvent> listener) throws InterruptedException {
        var next = script.findNext(request.input());
        if (next.isEmpty()) {
            return buildFailure("the script has only %d replies".formatted(script.size()));
        }
        var line = next.get();
        var outputs = CallOutputs.of(request.input());
        var unmet = findUnmetExpectation(line, outputs);
        if (unmet.isPresent()) {
            return buildFailure(unmet.get());
        }
        try {
            return say(line, fillItems(line, outputs), listener);
        } catch (ScriptPlaceholders.Unfilled unfilled) {
            return buildFailure("reply %d of the script: %s".formatted(line.number(), unfilled.getMessage()));
        }
    }

    private static Optional<String> findUnmetExpectation(ScriptedReply line, CallOutputs outputs) {
        for (var expected : line.expect()) {
            var output = expected.call().map(outputs::of).orElseGet(outputs::newest).orElse("");
            if (!output.contains(expected.text())) {
                return Optional.of("reply %d of the script expects \"%s\" in the output of %s, which is: %s"
                        .formatted(line.number(), expected.text(), expected.call().orElse("the last call"), shortenOutput(output)));
            }
        }
        return Optional.empty();
    }

    private static String shortenOutput(String output) {
        if (output.isEmpty()) {
            return "nothing";
        }
        return output.length() <= LONGEST_QUOTE ? output : output.substring(0, LONGEST_QUOTE) + "…";
    }

    private static List<ConversationItem> fillItems(ScriptedReply line, CallOutputs outputs) throws ScriptPlaceholders.Unfilled {
        var placeholders = new ScriptPlaceholders(outputs);
        var items = new ArrayList<ConversationItem>();
        for (var item : line.items()) {
            items.add(ConversationItemJson.of(placeholders.fill(item)));
        }
        return items;
    }

    private static ModelReply say(ScriptedReply line, List<ConversationItem> items, Consumer<ModelEvent> listener) throws InterruptedException {
        Thread.sleep(line.pace().before());
        for (var item : items) {
            switch (item) {
                case ConversationItem.Message message -> emitText(message.text(), line.pace(), listener);
                case ConversationItem.Reasoning reasoning -> reasoning.summary().forEach(text -> listener.accept(new ModelEvent.ReasoningDelta(text)));
                case ConversationItem.Call _, ConversationItem.Output _, ConversationItem.Other _ -> {}
            }
            listener.accept(new ModelEvent.ItemDone(item));
        }
        return new ModelReply.Completed("scripted_" + line.number(), items, line.usage(), line.endsTurn());
    }

    private static void emitText(String text, ScriptedReply.Pace pace, Consumer<ModelEvent> listener) throws InterruptedException {
        for (var at = 0; at < text.length(); ) {
            if (at > 0) {
                Thread.sleep(pace.between());
            }
            var end = (int) Math.min(text.length(), (long) at + pace.piece());
            listener.accept(new ModelEvent.TextDelta(text.substring(at, end)));
            at = end;
        }
    }

    private static ModelReply buildFailure(String why) {
        return new ModelReply.Failed(ModelReply.Fault.REJECTED, "The scripted model: " + why, List.of(), TokenUsage.NONE);
    }

    @Override
    public void close() {}
}
