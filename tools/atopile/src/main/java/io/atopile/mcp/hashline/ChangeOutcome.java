package io.atopile.mcp.hashline;

import java.util.List;
import java.util.Optional;

/** What became of a request to create, move, delete or undo. */
public sealed interface ChangeOutcome permits ChangeOutcome.Done, RefusedChange {

    /**
     * It was done.
     *
     * @param change with the name under which it can be undone
     * @param path where the file stands now, or where it stood
     * @param text what it holds now; absent where it is gone or isn't text
     * @param region lines that changed, with anchors for the next edit
     */
    record Done(ChangeRecord change, String path, Optional<TextLines> text, AnchoredPage region, List<String> warnings) implements ChangeOutcome {
        public Done {
            warnings = List.copyOf(warnings);
        }
    }
}
