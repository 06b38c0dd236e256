package io.atopile.mcp.hashline;

import io.atopile.mcp.file.PathResolution.Inside;
import java.util.List;
import java.util.Optional;

/**
 * One file of several that are changed together.
 *
 * @param before what was read
 * @param after what is to be written
 */
public record FileReplacement(Inside place, TextLines before, TextLines after) {

    /**
     * Replaces lines of a text and keeps every other byte, including the line endings; empty if the result would not split into the same
     * lines again.
     *
     * @param hunks where the lines differ, from top to bottom
     * @param lines all lines of the changed text
     */
    public static Optional<FileReplacement> of(Inside place, TextLines before, List<DiffHunk> hunks, List<String> lines) {
        var splices = hunks.stream()
                .map(hunk -> new LineSplice(
                        0,
                        hunk.oldBefore(),
                        hunk.oldCount(),
                        lines.subList(hunk.newBefore(), hunk.newBefore() + hunk.newCount()),
                        hunk.oldCount() > 0 ? LineSplice.Rank.IN_PLACE : hunk.oldBefore() > 0 ? LineSplice.Rank.AFTER_LINE : LineSplice.Rank.BEFORE_LINE))
                .toList();
        return TextAssembler.of(before, splices).map(after -> new FileReplacement(place, before, after));
    }

    /** Returns the complete unified diff. */
    public String diff() {
        return UnifiedDiff.of(before, after, LineDiff.computeHunks(before, after));
    }

    /** Returns what is identical for the same change of the same file, and different for any other. */
    public String binding() {
        return ContentTransition.of(place, Optional.of(before.revision()), Optional.of(after.revision())).binding();
    }
}
