package io.atopile.mcp.hashline;

/**
 * Where the lines of one edit stand, when that is not where they stood when they were read.
 *
 * @param edit the edit's index
 * @param lines in the current text
 * @param by how they were found
 */
public record RelocatedEdit(int edit, LineRange lines, By by) {

    /** How lines were followed. */
    public enum By {
        /** Through our own edits alone, which is exact. */
        OWN_EDITS,
        /** In what someone else made of the file, by the rules of {@link DriftPolicy}. */
        DRIFT
    }
}
