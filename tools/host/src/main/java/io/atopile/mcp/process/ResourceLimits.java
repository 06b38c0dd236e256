package io.atopile.mcp.process;

/**
 * Resource limits of one child process and its descendants.
 *
 * @param memoryBytes address space per process
 * @param processes processes of the user; not enforced by the system for root
 * @param fileBytes the largest file that it may write
 * @param openFiles per process
 * @param cpuSeconds per process
 */
public record ResourceLimits(long memoryBytes, int processes, long fileBytes, int openFiles, long cpuSeconds) {

    /** Enough for a build of a large board. */
    public static final ResourceLimits DEFAULT = new ResourceLimits(8L << 30, 4_096, 2L << 30, 4_096, 7_200);
}
