package io.atopile.mcp.parts.catalogue;

import java.util.List;

/** The result of an import. In every case, the previous catalog is either replaced completely or unchanged. */
public sealed interface ImportOutcome {

    /**
     * The import is complete.
     *
     * @param refused number of records that were skipped
     * @param examples skipped records, with their position and the reason
     */
    record Imported(String name, long parts, long refused, List<String> examples) implements ImportOutcome {

        public Imported {
            examples = List.copyOf(examples);
        }
    }

    /** The file can't be imported; {@code message} says where and why. */
    record Malformed(String message) implements ImportOutcome {}

    /** The import failed for now. What was read so far is kept, and the same import resumes there. */
    record Stopped(String message, String hint) implements ImportOutcome {}
}
