package io.atopile.mcp.tools.answer;

import io.atopile.mcp.imports.BuildInputConflicts;
import io.atopile.mcp.merge.ConflictedFile;
import io.atopile.mcp.merge.MergeConflict;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.project.Target;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Refuses calls that would read files with unresolved merge conflicts, because such a file has two contents: a result would be
 * about an arbitrary one, and a change would destroy the other.
 */
public final class UnresolvedConflicts {

    private UnresolvedConflicts() {}

    /** Fails if a file that a build of the target reads has a merge conflict. */
    public static void requireNoneInBuild(Project project, Target target) throws ToolFailure {
        requireNone(BuildInputConflicts.findInBuild(project, target));
    }

    /** Fails if a source that the entry reaches has one, or a manifest of its packages. */
    public static void requireNoneInSources(Path root, String entry) throws ToolFailure {
        requireNone(BuildInputConflicts.findInSources(root, entry));
    }

    /** Fails if the project's {@code ato.yaml} has one; says nothing about other faults of that file. */
    public static void requireNoneInManifest(Path root) throws ToolFailure {
        var failure = findInManifest(root);
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** Returns the failure of the same check. */
    public static Optional<ToolFailure> findInManifest(Path root) {
        return ProjectFile.read(root) instanceof ProjectReadResult.Conflicted(var conflicts) ? Optional.of(buildManifestFailure(conflicts)) : Optional.empty();
    }

    /** Fails if there are any. */
    public static void requireNone(List<ConflictedFile> files) throws ToolFailure {
        if (!files.isEmpty()) {
            throw buildFailure(files.getFirst(), files.size() - 1);
        }
    }

    /** Builds the failure for conflicts in {@code ato.yaml}. */
    public static ToolFailure buildManifestFailure(List<MergeConflict> conflicts) {
        return buildFailure(new ConflictedFile(Project.FILE, conflicts), 0);
    }

    static ToolFailure buildFailure(ConflictedFile file, int others) {
        return new ToolFailure(
                ErrorCode.MERGE_CONFLICT,
                "%s%s.".formatted(file.describe(), others == 0 ? "" : "; %s too".formatted(CountFormat.format(others, "other file has some", "other files have some"))),
                file.describeFix() + ".");
    }
}
