package io.atopile.mcp.tools.answer;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param next the cursor of the next page; absent on the last
 */
public record ListPage<T>(List<T> items, Optional<String> next) {

    /** Describes the page as a clause. */
    public String describe(int total, String nouns) {
        return "%d of %d %s%s".formatted(items.size(), total, nouns, next.isPresent() ? "; continue with next_cursor" : "");
    }

    /**
     * Returns one page of a list.
     *
     * @param cursor the {@code next} of the previous page; an unknown one starts over
     */
    public static <T> ListPage<T> of(List<T> all, Optional<String> cursor, int limit) {
        int from = cursor.filter(text -> text.matches("\\d{1,9}")).map(Integer::valueOf).orElse(0);
        int start = Math.min(from, all.size());
        int end = Math.min(all.size(), start + limit);
        return new ListPage<>(all.subList(start, end), end < all.size() ? Optional.of(Integer.toString(end)) : Optional.empty());
    }
}
