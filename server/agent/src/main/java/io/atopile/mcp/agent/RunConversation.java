package io.atopile.mcp.agent;

import java.util.ArrayList;
import java.util.List;

/**
 * The model's input, oldest item first.
 *
 * @param items references of all items
 * @param lasting the items that are kept when the rest is compacted
 * @param given the context that was added so far
 * @param waiting user messages that arrived since; they are added before the next model request
 * @param heard ID of the newest control message that contained a user message
 * @param tokens the provider's count for the latest request, including the answer
 * @param counted number of items that this count covers
 * @param compactions number of consecutive compactions without a model answer in between
 */
public record RunConversation(
        List<BlobId> items, List<BlobId> lasting, GivenContext given, List<BlobId> waiting, String heard, long tokens, int counted, int compactions) {

    /** The name under which an earlier run's conversation counts as given. */
    public static final String EARLIER = "conversation";

    private static final String TASK = "task";

    static final RunConversation EMPTY = new RunConversation(List.of(), List.of(), GivenContext.NONE, List.of(), "", 0, 0, 0);

    public RunConversation {
        items = List.copyOf(items);
        lasting = List.copyOf(lasting);
        waiting = List.copyOf(waiting);
    }

    /** Returns whether the user's task has been added. */
    public boolean hasTask() {
        return given.has(TASK);
    }

    RunConversation withTask(BlobId message) {
        return new RunConversation(concat(items, List.of(message)), lasting, given.withName(TASK), waiting, heard, tokens, counted, compactions);
    }

    RunConversation withContext(RunEvent.ContextGiven context) {
        var stays = context.lasting() ? concat(lasting, context.items()) : lasting;
        var named = given.withName(context.what());
        var all = context.findText().map(text -> named.withText(new ContextText(context.what(), context.lasting(), text))).orElse(named);
        return new RunConversation(concat(items, context.items()), stays, all, waiting, heard, tokens, counted, compactions);
    }

    /** Returns the conversation after it was copied from an earlier run. */
    RunConversation withEarlier(RunEvent.ConversationContinued earlier) {
        var all = given;
        for (var text : earlier.texts()) {
            all = all.withText(text);
        }
        return new RunConversation(
                concat(items, earlier.items()), concat(lasting, earlier.lasting()), all.withName(EARLIER), waiting, heard, tokens, counted, compactions);
    }

    RunConversation withItems(List<BlobId> more) {
        return new RunConversation(concat(items, more), lasting, given, waiting, heard, tokens, counted, compactions);
    }

    RunConversation withReply(List<BlobId> reply) {
        return new RunConversation(concat(items, reply), lasting, given, waiting, heard, tokens, counted, 0);
    }

    RunConversation withUserMessage(BlobId message, String letter) {
        return new RunConversation(items, lasting, given, concat(waiting, List.of(message)), letter, tokens, counted, compactions);
    }

    RunConversation withWaitingItems() {
        return new RunConversation(concat(items, waiting), lasting, given, List.of(), heard, tokens, counted, compactions);
    }

    RunConversation withTokenCount(long all) {
        return new RunConversation(items, lasting, given, waiting, heard, all, items.size(), compactions);
    }

    RunConversation withCompaction(List<BlobId> left) {
        return new RunConversation(left, lasting, given.withoutPassingTexts(), waiting, heard, 0, 0, compactions + 1);
    }

    /** Returns the items that the latest token count doesn't cover. */
    public List<BlobId> listUncounted() {
        return items.subList(Math.min(counted, items.size()), items.size());
    }

    private static List<BlobId> concat(List<BlobId> first, List<BlobId> second) {
        var all = new ArrayList<BlobId>(first.size() + second.size());
        all.addAll(first);
        all.addAll(second);
        return all;
    }
}
