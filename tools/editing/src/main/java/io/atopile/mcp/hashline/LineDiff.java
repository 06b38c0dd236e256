package io.atopile.mcp.hashline;

import java.util.ArrayList;
import java.util.List;

/** Computes where two texts differ, line by line, with as few changed lines as can be found in reasonable time. */
final class LineDiff {

    /** With more line pairs than this, the difference is treated as one block. */
    private static final long MOST_PAIRS = 4_000_000;

    private final TextLines before;
    private final TextLines after;

    private LineDiff(TextLines before, TextLines after) {
        this.before = before;
        this.after = after;
    }

    static List<DiffHunk> computeHunks(TextLines before, TextLines after) {
        return new LineDiff(before, after).computeHunks();
    }

    /** Returns one hunk from the first to the last line that differs; it covers no lines if none does. */
    static DiffHunk computeBlock(TextLines before, TextLines after) {
        var shorter = Math.min(before.count(), after.count());
        var above = 0;
        while (above < shorter && before.hasSameText(above + 1, after, above + 1)) {
            above++;
        }
        var below = 0;
        while (below < shorter - above && before.hasSameText(before.count() - below, after, after.count() - below)) {
            below++;
        }
        return new DiffHunk(above, before.count() - above - below, above, after.count() - above - below);
    }

    private List<DiffHunk> computeHunks() {
        var block = computeBlock(before, after);
        var rows = block.oldCount();
        var columns = block.newCount();
        if (rows == 0 && columns == 0) {
            return List.of();
        }
        return (long) rows * columns > MOST_PAIRS || rows == 0 || columns == 0
                ? List.of(block)
                : computeHunks(block.oldBefore(), rows, columns);
    }

    /** Follows the longest common subsequence of the lines between {@code top} and the common end. */
    private List<DiffHunk> computeHunks(int top, int rows, int columns) {
        var longest = computeCommonLengths(top, rows, columns);
        var hunks = new ArrayList<DiffHunk>();
        var row = 0;
        var column = 0;
        while (row < rows || column < columns) {
            if (row < rows && column < columns && isSame(top + row, top + column)) {
                row++;
                column++;
                continue;
            }
            var fromRow = row;
            var fromColumn = column;
            while ((row < rows || column < columns) && !(row < rows && column < columns && isSame(top + row, top + column))) {
                if (row < rows && (column == columns || longest[row + 1][column] >= longest[row][column + 1])) {
                    row++;
                } else {
                    column++;
                }
            }
            hunks.add(new DiffHunk(top + fromRow, row - fromRow, top + fromColumn, column - fromColumn));
        }
        return hunks;
    }

    private int[][] computeCommonLengths(int top, int rows, int columns) {
        var longest = new int[rows + 1][columns + 1];
        for (var row = rows - 1; row >= 0; row--) {
            for (var column = columns - 1; column >= 0; column--) {
                longest[row][column] = isSame(top + row, top + column)
                        ? longest[row + 1][column + 1] + 1
                        : Math.max(longest[row + 1][column], longest[row][column + 1]);
            }
        }
        return longest;
    }

    private boolean isSame(int row, int column) {
        return before.hasSameText(row + 1, after, column + 1);
    }
}
