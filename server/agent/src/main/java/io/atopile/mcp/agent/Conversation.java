package io.atopile.mcp.agent;

import java.util.ArrayList;
import java.util.List;

/**
 * What the model is given, oldest first.
 *
 * @param items each by reference
 * @param waiting what the user said meanwhile; it joins before the model is asked again
 * @param tokens what the provider counted when it was last asked, its answer included
 * @param counted how many of the items that count covers
 * @param compactions in a row without an answer of the model between them
 */
public record Conversation(List<Ref> items, List<Ref> waiting, long tokens, int counted, int compactions) {

    static final Conversation EMPTY = new Conversation(List.of(), List.of(), 0, 0, 0);

    public Conversation {
        items = List.copyOf(items);
        waiting = List.copyOf(waiting);
    }

    Conversation plus(List<Ref> more) {
        return new Conversation(joined(items, more), waiting, tokens, counted, compactions);
    }

    Conversation answeredBy(List<Ref> reply) {
        return new Conversation(joined(items, reply), waiting, tokens, counted, 0);
    }

    Conversation steered(Ref message) {
        return new Conversation(items, joined(waiting, List.of(message)), tokens, counted, compactions);
    }

    Conversation joinedByWaiting() {
        return new Conversation(joined(items, waiting), List.of(), tokens, counted, compactions);
    }

    Conversation counted(long all) {
        return new Conversation(items, waiting, all, items.size(), compactions);
    }

    Conversation compacted(List<Ref> left) {
        return new Conversation(left, waiting, 0, 0, compactions + 1);
    }

    /** The items that the last count of tokens doesn't cover. */
    public List<Ref> uncounted() {
        return items.subList(Math.min(counted, items.size()), items.size());
    }

    private static List<Ref> joined(List<Ref> first, List<Ref> second) {
        var all = new ArrayList<Ref>(first.size() + second.size());
        all.addAll(first);
        all.addAll(second);
        return all;
    }
}
