package io.atopile.mcp.agent.engine;

import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.tool.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Gives every call of a conversation an output, because providers refuse a conversation that lacks one. */
final class PairedCalls {

    private PairedCalls() {}

    /** Returns the items with an output for each call whose own was lost; the same list if there are none. */
    static List<ConversationItem> complete(List<ConversationItem> items) {
        var answered = new HashSet<String>();
        items.forEach(item -> {
            if (item instanceof ConversationItem.Output output) {
                answered.add(output.callId());
            }
        });
        var complete = new ArrayList<ConversationItem>();
        var missing = new ArrayList<ConversationItem>();
        for (var item : items) {
            if (!(item instanceof ConversationItem.Call || item instanceof ConversationItem.Output)) {
                complete.addAll(missing);
                missing.clear();
            }
            complete.add(item);
            if (item instanceof ConversationItem.Call call && answered.add(call.callId())) {
                missing.add(createLostOutput(call));
            }
        }
        complete.addAll(missing);
        return complete.size() == items.size() ? items : complete;
    }

    private static ConversationItem createLostOutput(ConversationItem.Call call) {
        var text = "The result of %s was lost. Check before you repeat it.".formatted(call.name());
        return new ConversationItem.Output(call.callId(), ToolResultReader.createFailure(ErrorCode.OUTCOME_UNKNOWN, text, "").content());
    }
}
