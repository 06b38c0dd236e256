package io.atopile.mcp.tools.answer;

import io.atopile.mcp.tool.ToolFailure;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The design that a call refers to.
 *
 * @param root its project's directory
 * @param entry of the form {@code file:Module}, relative to the root
 */
public record EntryChoice(Path root, String entry) {

    /**
     * Returns the entry that a call names, or else that of its target.
     *
     * @param project the call's
     * @param target absent means the only target, or the one named default
     */
    public static EntryChoice of(Path project, Optional<String> target, Optional<String> entry) throws ToolFailure {
        if (entry.isPresent()) {
            return new EntryChoice(project, entry.get());
        }
        var chosen = TargetChoice.of(project, target);
        return new EntryChoice(chosen.project().root(), chosen.target().entry());
    }
}
