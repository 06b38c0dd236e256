package io.atopile.mcp.hashline;

import java.util.List;
import java.util.Optional;

/** What became of the edits of one call: all of them, or none. */
public sealed interface EditOutcome permits EditOutcome.Made, RefusedChange {

    /**
     * The edits were made, or in a dry run could be.
     *
     * @param region the changed lines and two around them with their new anchors; empty in a dry run
     * @param diff the changes as people read them, shortened
     * @param change the name under which it can be undone; absent when the file was not written: in a dry run, and when
     *     nothing would change
     */
    record Made(EditPlan plan, AnchoredPage region, String diff, List<String> warnings, Optional<String> change) implements EditOutcome {
        public Made {
            warnings = List.copyOf(warnings);
        }

        /** Whether the file now holds the new text. */
        public boolean isWritten() {
            return change.isPresent();
        }
    }
}
