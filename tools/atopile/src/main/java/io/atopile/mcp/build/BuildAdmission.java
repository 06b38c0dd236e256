package io.atopile.mcp.build;

/** Whether a build may begin. */
sealed interface BuildAdmission {

    /** It may, and is on record as running. */
    record Now(BuildRecord running) implements BuildAdmission {}

    /**
     * Others of the same target come first.
     *
     * @param position how many do
     * @param behind the last of them
     */
    record Later(int position, String behind) implements BuildAdmission {}
}
