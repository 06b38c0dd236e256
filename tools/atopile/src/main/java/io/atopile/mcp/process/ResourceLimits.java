package io.atopile.mcp.process;

/**
 * Limits of one child process and its descendants.
 *
 * @param memoryBytes of address space, per process
 * @param processes of the user, which doesn't bind root
 * @param fileBytes the largest file that it may write
 * @param openFiles per process
 * @param cpuSeconds per process
 */
public record ResourceLimits(long memoryBytes, int processes, long fileBytes, int openFiles, long cpuSeconds) {

    /** Enough for a build of a large board. */
    public static final ResourceLimits DEFAULT = new ResourceLimits(8L << 30, 4_096, 2L << 30, 4_096, 7_200);
}
