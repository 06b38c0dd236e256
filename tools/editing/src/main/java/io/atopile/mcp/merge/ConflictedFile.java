package io.atopile.mcp.merge;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A file with unresolved merge conflicts.
 *
 * @param path relative to the project's root
 * @param conflicts in the order of the file, at least one
 */
public record ConflictedFile(String path, List<MergeConflict> conflicts) {

    private static final int NAMED_AT_MOST = 5;

    public ConflictedFile {
        conflicts = List.copyOf(conflicts);
    }

    /** Names the file and its conflicts, as a sentence without a full stop. */
    public String describe() {
        var shown = conflicts.stream().limit(NAMED_AT_MOST).map(MergeConflict::describe).collect(Collectors.joining("; "));
        var more = conflicts.size() - NAMED_AT_MOST;
        return "%s has %s: %s%s".formatted(
                path,
                conflicts.size() == 1 ? "an unresolved merge conflict" : "%,d unresolved merge conflicts".formatted(conflicts.size()),
                shown,
                more > 0 ? "; and %,d more".formatted(more) : "");
    }

    /** Explains how to resolve the first conflict, or all of them at once. */
    public String describeFix() {
        var first = conflicts.getFirst();
        var step = first.isWhole()
                ? "Choose a side in %s, lines %d to %d (%s): read them with project_read_file, then delete the markers and the other side with project_edit_file."
                        .formatted(path, first.start(), first.end(), first.describeSides())
                : "Delete line %d of %s with project_edit_file, after checking with project_read_file that the lines around it are those of one side."
                        .formatted(first.start(), path);
        return step + " While git is still merging, the user can take a whole file of one side: git checkout --ours (or --theirs) -- " + path;
    }
}
