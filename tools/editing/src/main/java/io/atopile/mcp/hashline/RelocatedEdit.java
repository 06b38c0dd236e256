package io.atopile.mcp.hashline;

/**
 * The current position of one edit's lines, if it differs from where they were when they were read.
 *
 * @param edit the edit's index
 * @param lines in the current text
 * @param by how they were located
 */
public record RelocatedEdit(int edit, LineRange lines, By by) {

    /** How lines were located. */
    public enum By {
        /** Through our own edits alone, which is exact. */
        OWN_EDITS,
        /** In a version that someone else changed, by the rules of {@link DriftPolicy}. */
        DRIFT
    }
}
