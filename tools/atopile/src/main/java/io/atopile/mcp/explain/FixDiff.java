package io.atopile.mcp.explain;

import io.atopile.mcp.hashline.DiffHunk;
import java.util.ArrayList;
import java.util.List;

/** Finds the lines of a text that a fix changes. */
public final class FixDiff {

    private static final int FAR = 200;

    private final List<String> before;
    private final List<String> after;

    private FixDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /** Returns the changes in order, separated by unchanged lines. */
    public static List<DiffHunk> computeHunks(List<String> before, List<String> after) {
        return new FixDiff(before, after).hunks();
    }

    private List<DiffHunk> hunks() {
        var hunks = new ArrayList<DiffHunk>();
        int old = 0;
        int now = 0;
        while (old < before.size() || now < after.size()) {
            if (old < before.size() && now < after.size() && before.get(old).equals(after.get(now))) {
                old++;
                now++;
                continue;
            }
            DiffHunk hunk = from(old, now);
            hunks.add(hunk);
            old += hunk.oldCount();
            now += hunk.newCount();
        }
        return hunks;
    }

    /** Finds the shortest change after which both texts continue with the same line. */
    private DiffHunk from(int old, int now) {
        for (int sum = 1; sum <= FAR; sum++) {
            for (int taken = 0; taken <= sum; taken++) {
                if (matchesAt(old + taken, now + sum - taken)) {
                    return new DiffHunk(old, taken, now, sum - taken);
                }
            }
        }
        return new DiffHunk(old, before.size() - old, now, after.size() - now);
    }

    private boolean matchesAt(int old, int now) {
        boolean bothEnd = old == before.size() && now == after.size();
        return bothEnd || (old < before.size() && now < after.size() && before.get(old).equals(after.get(now)));
    }
}
