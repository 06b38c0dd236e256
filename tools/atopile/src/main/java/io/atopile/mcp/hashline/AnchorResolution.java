package io.atopile.mcp.hashline;

import java.util.List;

/** Where the lines that a caller quoted stand in the current text: all of them known, or a refusal. */
sealed interface AnchorResolution permits AnchorResolution.Placed, ChangeRefusal {

    /**
     * The edits with anchors that name lines of the current text.
     *
     * @param shown what was shown of the text that the edits were made for
     * @param moved the edits whose lines stand elsewhere than they did there
     */
    record Placed(List<LineEdit> edits, ServedLines shown, List<RelocatedEdit> moved) implements AnchorResolution {
        public Placed {
            edits = List.copyOf(edits);
            moved = List.copyOf(moved);
        }
    }
}
