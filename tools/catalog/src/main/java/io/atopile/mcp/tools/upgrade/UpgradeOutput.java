package io.atopile.mcp.tools.upgrade;

import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.upgrade.UpgradeStep;
import java.util.List;
import java.util.Optional;

/** What carries a project over, and whether that was written. */
public record UpgradeOutput(
        boolean written,
        @Doc("Versions of atopile that the project asked for, as ato.yaml has them.") Optional<String> from,
        @Doc("Installed version.") String to,
        @Doc("Changes, in the order in which they are made; at most 200.") List<Step> steps,
        int stepsTotal,
        @Doc("What a person must decide; at most 100.") List<Decision> decisions,
        int decisionsTotal,
        @Doc("Files that change.") List<ChangedFile> files,
        @Doc("Undoes all files together: project_undo_edit with the path of any of them.") Optional<String> undoId,
        @Doc("Projects in folders of this one, which are carried over on their own.") List<String> otherProjects) {

    /** One change. */
    public record Step(
            UpgradeStep.Kind kind,
            String file,
            @Doc("Line of the original file that changes first, or after which lines are added.") int line,
            @Doc("Lines that are replaced, at most 10.") List<String> before,
            @Doc("Lines that replace them, at most 10.") List<String> after,
            String reason) {}

    /** Something that only a person can decide. */
    public record Decision(
            @Doc("Type, e.g. removed_type.") String code,
            String file,
            @Doc("Line of the file as it now is.") int line,
            Optional<String> source,
            @Doc("For project_edit_file.") Optional<String> anchor,
            String problem,
            @Doc("What to decide or do.") String advice) {}

    /** One changed file. */
    public record ChangedFile(String path, @Doc("Unified diff, at most 300 lines.") String diff) {}
}
