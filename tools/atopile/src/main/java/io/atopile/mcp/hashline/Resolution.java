package io.atopile.mcp.hashline;

import java.util.List;

/** Where the lines that a caller quoted stand in the current text: all of them known for certain, or a refusal. */
public sealed interface Resolution permits Resolution.Placed, Refusal {

    /**
     * The edits with anchors that name lines of the current text.
     *
     * @param served what was shown of the current text
     */
    record Placed(List<Edit> edits, Served served) implements Resolution {}
}
