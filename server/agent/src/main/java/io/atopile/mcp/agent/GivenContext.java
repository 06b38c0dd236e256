package io.atopile.mcp.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The context that a conversation has.
 *
 * @param names of the parts that this run added, including the task
 * @param texts the newest whole text of each part, those of earlier runs included
 */
public record GivenContext(List<String> names, List<ContextText> texts) {

    static final GivenContext NONE = new GivenContext(List.of(), List.of());

    public GivenContext {
        names = List.copyOf(names);
        texts = List.copyOf(texts);
    }

    public boolean has(String what) {
        return names.contains(what);
    }

    /** Returns the newest whole text of a part that the conversation contains. */
    public Optional<BlobId> findText(String what) {
        return texts.stream().filter(part -> part.what().equals(what)).map(ContextText::text).findFirst();
    }

    GivenContext withName(String what) {
        var all = new ArrayList<>(names);
        all.add(what);
        return new GivenContext(all, texts);
    }

    GivenContext withText(ContextText part) {
        var all = new ArrayList<>(texts);
        all.removeIf(known -> known.what().equals(part.what()));
        all.add(part);
        return new GivenContext(names, all);
    }

    /** Returns what is left after a compaction. */
    GivenContext withoutPassingTexts() {
        return new GivenContext(names, texts.stream().filter(ContextText::lasting).toList());
    }
}
