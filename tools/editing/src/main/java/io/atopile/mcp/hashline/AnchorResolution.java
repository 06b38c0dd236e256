package io.atopile.mcp.hashline;

import java.util.List;

/** Where the quoted lines are in the current text: the location of all of them, or a refusal. */
sealed interface AnchorResolution permits AnchorResolution.Placed, ChangeRefusal {

    /**
     * The edits with anchors that name lines of the current text.
     *
     * @param shown the lines that were returned of the text that the edits were written for
     * @param moved the edits whose lines are at a different position than in that text
     */
    record Placed(List<LineEdit> edits, ServedLines shown, List<RelocatedEdit> moved) implements AnchorResolution {
        public Placed {
            edits = List.copyOf(edits);
            moved = List.copyOf(moved);
        }
    }
}
