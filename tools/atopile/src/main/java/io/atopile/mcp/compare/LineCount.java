package io.atopile.mcp.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The number of lines added to and removed from a text. */
record LineCount(int added, int removed) {

    private static final long LARGEST_TABLE = 9_000_000;

    static LineCount compare(List<String> before, List<String> after) {
        var start = 0;
        while (start < Math.min(before.size(), after.size()) && before.get(start).equals(after.get(start))) {
            start++;
        }
        var end = 0;
        while (end < Math.min(before.size(), after.size()) - start
                && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        var old = before.subList(start, before.size() - end);
        var now = after.subList(start, after.size() - end);
        var kept = (long) old.size() * now.size() <= LARGEST_TABLE ? countCommonSubsequence(old, now) : countSharedLines(old, now);
        return new LineCount(now.size() - kept, old.size() - kept);
    }

    /** Returns the length of the longest common subsequence. */
    private static int countCommonSubsequence(List<String> before, List<String> after) {
        var row = new int[after.size() + 1];
        for (var line : before) {
            var diagonal = 0;
            for (var i = 1; i < row.length; i++) {
                var above = row[i];
                row[i] = line.equals(after.get(i - 1)) ? diagonal + 1 : Math.max(above, row[i - 1]);
                diagonal = above;
            }
        }
        return row[after.size()];
    }

    /** Counts lines that occur in both texts, in any order; for texts too long for a real comparison. */
    static int countSharedLines(List<String> before, List<String> after) {
        Map<String, Integer> left = new HashMap<>();
        before.forEach(line -> left.merge(line, 1, Integer::sum));
        var shared = 0;
        for (var line : after) {
            if (left.getOrDefault(line, 0) > 0) {
                left.merge(line, -1, Integer::sum);
                shared++;
            }
        }
        return shared;
    }
}
