package io.atopile.mcp.agent.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a conversation already contains when a run begins.
 *
 * @param given names of the parts that this run was given before a crash
 * @param texts the newest whole text of each part that earlier runs of the conversation were given
 */
public record EarlierContext(List<String> given, Map<String, String> texts) {

    /** The context of a run that begins a conversation. */
    public static final EarlierContext NONE = new EarlierContext(List.of(), Map.of());

    public EarlierContext {
        given = List.copyOf(given);
        texts = Map.copyOf(texts);
    }

    public Optional<String> find(String what) {
        return Optional.ofNullable(texts.get(what));
    }
}
