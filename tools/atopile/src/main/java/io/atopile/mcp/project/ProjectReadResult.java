package io.atopile.mcp.project;

import io.atopile.mcp.merge.MergeConflict;
import java.util.List;

/** The result of reading a directory's {@code ato.yaml}. */
public sealed interface ProjectReadResult {

    record Read(Project project) implements ProjectReadResult {}

    /** {@code ato.yaml} doesn't exist. */
    record Absent() implements ProjectReadResult {}

    /**
     * The file has unresolved merge conflicts.
     *
     * @param conflicts in the order of the file, at least one
     */
    record Conflicted(List<MergeConflict> conflicts) implements ProjectReadResult {
        public Conflicted {
            conflicts = List.copyOf(conflicts);
        }
    }

    /**
     * The file exists but can't be used.
     *
     * @param line of the error, counted from 1
     * @param problem a description of the error, without any path
     */
    record Malformed(int line, String problem) implements ProjectReadResult {}
}
