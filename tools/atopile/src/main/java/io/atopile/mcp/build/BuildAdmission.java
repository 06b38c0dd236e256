package io.atopile.mcp.build;

/** Whether a build may start now. */
sealed interface BuildAdmission {

    /** The build may start and is recorded as running. */
    record Now(BuildRecord running) implements BuildAdmission {}

    /**
     * Other builds of the same target come first.
     *
     * @param position the number of builds ahead
     * @param behind the last of them
     */
    record Later(int position, String behind) implements BuildAdmission {}
}
