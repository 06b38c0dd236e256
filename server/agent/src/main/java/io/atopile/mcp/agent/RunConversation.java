package io.atopile.mcp.agent;

import java.util.ArrayList;
import java.util.List;

/**
 * The model's input, oldest item first.
 *
 * @param items references of all items
 * @param lasting the items that are kept when the rest is compacted
 * @param given names of the context parts added so far, including the task
 * @param waiting user messages that arrived since; they are added before the next model request
 * @param heard ID of the newest control message that contained a user message
 * @param tokens the provider's count for the latest request, including the answer
 * @param counted number of items that this count covers
 * @param compactions number of consecutive compactions without a model answer in between
 */
public record RunConversation(
        List<BlobId> items, List<BlobId> lasting, List<String> given, List<BlobId> waiting, String heard, long tokens, int counted, int compactions) {

    private static final String TASK = "task";

    static final RunConversation EMPTY = new RunConversation(List.of(), List.of(), List.of(), List.of(), "", 0, 0, 0);

    public RunConversation {
        items = List.copyOf(items);
        lasting = List.copyOf(lasting);
        given = List.copyOf(given);
        waiting = List.copyOf(waiting);
    }

    /** Returns whether the user's task has been added. */
    public boolean hasTask() {
        return given.contains(TASK);
    }

    RunConversation withTask(BlobId message) {
        return withContext(new RunEvent.ContextGiven(TASK, false, List.of(message)));
    }

    RunConversation withContext(RunEvent.ContextGiven context) {
        var stays = context.lasting() ? concat(lasting, context.items()) : lasting;
        var names = new ArrayList<>(given);
        names.add(context.what());
        return new RunConversation(concat(items, context.items()), stays, names, waiting, heard, tokens, counted, compactions);
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
        return new RunConversation(left, lasting, given, waiting, heard, 0, 0, compactions + 1);
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
