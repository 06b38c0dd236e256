package io.atopile.mcp.parts.catalogue;

import java.util.List;

/** The reply of one source. */
public sealed interface PartSearchResult {

    /**
     * The parts it has, best first.
     *
     * @param more whether there are more than these
     */
    record Parts(List<PartMatch> matches, boolean more) implements PartSearchResult {

        public Parts {
            matches = List.copyOf(matches);
        }
    }

    /** No reply, which is not the same as no parts. */
    record Silent(String reason, String hint) implements PartSearchResult {}
}
