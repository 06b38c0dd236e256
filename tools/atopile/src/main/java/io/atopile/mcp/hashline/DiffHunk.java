package io.atopile.mcp.hashline;

/**
 * Where a change stands in the old text and in the new.
 *
 * @param oldBefore how many old lines stand before it
 * @param oldCount how many old lines gave way
 * @param newBefore how many new lines stand before it
 * @param newCount how many lines took their place
 */
public record DiffHunk(int oldBefore, int oldCount, int newBefore, int newCount) {

    /** What is added to the number of every old line after this change and before the next. */
    public int delta() {
        return newBefore + newCount - oldBefore - oldCount;
    }

    /** The change that takes this one back. */
    DiffHunk toReverse() {
        return new DiffHunk(newBefore, newCount, oldBefore, oldCount);
    }
}
