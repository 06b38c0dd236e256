package io.atopile.mcp.hashline;

import java.util.List;
import java.util.Optional;

/** The result of the edits of one call: either all were made or none. */
public sealed interface EditOutcome permits EditOutcome.Made, RefusedChange {

    /**
     * The edits were made, or could be made in a dry run.
     *
     * @param region the changed lines and two around them with their new anchors; empty in a dry run
     * @param diff the changes for display, shortened
     * @param change the ID under which they can be undone; empty if the file was not written: in a dry run, or when nothing would
     *     change
     */
    record Made(EditPlan plan, AnchoredPage region, String diff, List<String> warnings, Optional<String> change) implements EditOutcome {
        public Made {
            warnings = List.copyOf(warnings);
        }

        /** Whether the file now contains the new text. */
        public boolean isWritten() {
            return change.isPresent();
        }
    }
}
