package io.atopile.mcp.project;

/** What came of reading a directory's {@code ato.yaml}. */
public sealed interface ProjectReadResult {

    record Read(Project project) implements ProjectReadResult {}

    /** There is no {@code ato.yaml}. */
    record Absent() implements ProjectReadResult {}

    /**
     * The file is there and can't be used.
     *
     * @param line where, counted from 1
     * @param problem what is wrong there, without any path
     */
    record Malformed(int line, String problem) implements ProjectReadResult {}
}
