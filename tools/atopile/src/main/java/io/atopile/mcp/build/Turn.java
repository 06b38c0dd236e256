package io.atopile.mcp.build;

/** Whether a build may begin. */
sealed interface Turn {

    /** It may, and is on record as running. */
    record Now(BuildRecord running) implements Turn {}

    /**
     * Others of the same target come first.
     *
     * @param position how many do
     * @param behind the last of them
     */
    record Later(int position, String behind) implements Turn {}
}
