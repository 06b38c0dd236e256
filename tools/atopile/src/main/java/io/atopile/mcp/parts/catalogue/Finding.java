package io.atopile.mcp.parts.catalogue;

import java.util.List;

/** What one place answered. */
public sealed interface Finding {

    /**
     * The parts it has, the best first.
     *
     * @param more whether there are more than these
     */
    record Parts(List<Match> matches, boolean more) implements Finding {

        public Parts {
            matches = List.copyOf(matches);
        }
    }

    /** No answer, which is not the same as no parts. */
    record Silent(String reason, String hint) implements Finding {}
}
