package io.atopile.mcp.hashline;

/**
 * The position of a change in the old and in the new text.
 *
 * @param oldBefore number of old lines above it
 * @param oldCount number of old lines that it replaces
 * @param newBefore number of new lines above it
 * @param newCount number of lines that replace them
 */
public record DiffHunk(int oldBefore, int oldCount, int newBefore, int newCount) {

    /** The offset to add to the number of every old line between this change and the next. */
    public int delta() {
        return newBefore + newCount - oldBefore - oldCount;
    }

    /** Returns the inverse change. */
    DiffHunk toReverse() {
        return new DiffHunk(newBefore, newCount, oldBefore, oldCount);
    }
}
