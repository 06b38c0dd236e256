package io.atopile.mcp.hashline;

import io.atopile.mcp.file.PathResolution.Inside;
import java.util.List;

/** The result of a request to change several files together. */
public sealed interface FileSetOutcome {

    /**
     * All files were changed.
     *
     * @param id undoes them together
     */
    record Done(String id, List<ChangeOutcome.Done> changes) implements FileSetOutcome {
        public Done {
            changes = List.copyOf(changes);
        }
    }

    /**
     * No file was changed, or those that were have been restored.
     *
     * @param place the file because of which
     */
    record Refused(Inside place, ChangeRefusal refusal) implements FileSetOutcome {}

    /**
     * A file could not be changed, and others that had been changed before it could not be restored.
     *
     * @param place the file because of which
     * @param left the files that are changed
     */
    record Torn(Inside place, ChangeRefusal refusal, List<String> left) implements FileSetOutcome {
        public Torn {
            left = List.copyOf(left);
        }
    }
}
