package io.atopile.mcp.parts.catalogue;

import java.util.List;

/** What an import came to. Whatever it is, the catalogue that was there before is whole: replaced by the new one or as it was. */
public sealed interface ImportOutcome {

    /**
     * It is there.
     *
     * @param refused how many records are not among its parts
     * @param examples of refused records, with their place and the reason
     */
    record Imported(String name, long parts, long refused, List<String> examples) implements ImportOutcome {

        public Imported {
            examples = List.copyOf(examples);
        }
    }

    /** The file is none that can be imported; {@code message} says where and why. */
    record Malformed(String message) implements ImportOutcome {}

    /** It couldn't be done now. What was read up to here is kept, and the same import goes on from there. */
    record Stopped(String message, String hint) implements ImportOutcome {}
}
