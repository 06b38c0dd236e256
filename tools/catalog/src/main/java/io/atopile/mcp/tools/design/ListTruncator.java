package io.atopile.mcp.tools.design;

import java.util.ArrayList;
import java.util.List;

/** Truncates lists, and records which. */
final class ListTruncator {

    private final int limit;
    private final List<String> shortened = new ArrayList<>();

    ListTruncator(int limit) {
        this.limit = limit;
    }

    <T> List<T> of(String name, List<T> all) {
        if (all.size() > limit) {
            shortened.add("%s: %d of %d".formatted(name, limit, all.size()));
        }
        return all.stream().limit(limit).toList();
    }

    List<String> shortenedNames() {
        return List.copyOf(shortened);
    }
}
