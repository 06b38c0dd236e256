package io.atopile.mcp.electrical;

/**
 * A line of a source file.
 *
 * @param file relative to the project, or absolute if it is outside
 * @param number beginning at 1
 */
public record SourceLine(String file, int number) {

    private static final String DEPENDENCIES = ".ato/modules/";

    /** Whether the line belongs to an installed package, which the project's author doesn't edit. */
    boolean isInDependency() {
        return file.contains(DEPENDENCIES);
    }

    @Override
    public String toString() {
        return file + ":" + number;
    }
}
