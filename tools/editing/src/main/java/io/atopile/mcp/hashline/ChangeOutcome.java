package io.atopile.mcp.hashline;

import java.util.List;
import java.util.Optional;

/** The result of a request to create, move, delete or undo. */
public sealed interface ChangeOutcome permits ChangeOutcome.Done, RefusedChange {

    /**
     * The request was carried out.
     *
     * @param change contains the ID under which it can be undone
     * @param path where the file is now, or where it was
     * @param text the file's current content; empty if the file was deleted or isn't text
     * @param region the changed lines, with anchors for the next edit
     */
    record Done(ChangeRecord change, String path, Optional<TextLines> text, AnchoredPage region, List<String> warnings) implements ChangeOutcome {
        public Done {
            warnings = List.copyOf(warnings);
        }
    }
}
