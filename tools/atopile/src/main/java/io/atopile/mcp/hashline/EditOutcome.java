package io.atopile.mcp.hashline;

import java.util.List;
import java.util.Optional;

/** What became of the edits of one call: all of them, or none. */
public sealed interface EditOutcome {

    /**
     * The edits were made, or in a dry run could be.
     *
     * @param region the changed lines and two around them with their new anchors; empty in a dry run
     * @param diff the changes as people read them, shortened
     * @param written whether the file now holds the new text; false too when nothing would change
     */
    record Made(EditPlan plan, Page region, String diff, List<String> warnings, boolean written) implements EditOutcome {
        public Made {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * None of the edits was made; the file is as it was.
     *
     * @param current what the file holds now, where it could be read as lines
     */
    record Refused(Refusal refusal, Optional<Current> current) implements EditOutcome {}

    /**
     * The current text around the lines that were asked for.
     *
     * @param fresh those lines with anchors that can be used at once
     */
    record Current(Lines lines, Page fresh) {}
}
