package io.atopile.mcp.parts.query;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Words with the same meaning.
 *
 * @param words none of which may stand in another row of the same table
 */
record SynonymGroup<T>(T meaning, List<String> words) {

    SynonymGroup {
        words = List.copyOf(words);
    }

    static <T> SynonymGroup<T> of(T meaning, String... words) {
        return new SynonymGroup<>(meaning, List.of(words));
    }

    /** Returns the meaning of each word. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static <T> Map<String, T> index(SynonymGroup<T>... rows) {
        return Arrays.stream(rows)
                .flatMap(row -> row.words().stream().map(word -> Map.entry(word, row.meaning())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
