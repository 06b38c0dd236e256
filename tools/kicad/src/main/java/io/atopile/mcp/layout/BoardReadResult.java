package io.atopile.mcp.layout;

import io.atopile.mcp.merge.MergeConflict;
import java.util.List;

/** The result of reading a board. */
public sealed interface BoardReadResult {

    record Read(Board board) implements BoardReadResult {}

    /**
     * The text isn't a board, or is incomplete.
     *
     * @param line from 1
     */
    record Malformed(int line, String problem) implements BoardReadResult {}

    /**
     * The text has unresolved merge conflicts.
     *
     * @param conflicts in the order of the file, at least one
     */
    record Conflicted(List<MergeConflict> conflicts) implements BoardReadResult {
        public Conflicted {
            conflicts = List.copyOf(conflicts);
        }
    }

    /**
     * The board exceeds a limit.
     *
     * @param what the limit, such as "100,000 components"
     */
    record TooMany(String what) implements BoardReadResult {}
}
