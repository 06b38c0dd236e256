package io.atopile.mcp.process;

/** How a {@link Command} ended: on its own, at its deadline, or before it started. */
public sealed interface Completion {

    /**
     * The command ended on its own.
     *
     * @param code its exit code, 0 for success
     * @param output its standard output, cut at the command's limit
     * @param errors its standard error, cut at the command's limit
     */
    record Exited(int code, String output, String errors) implements Completion {

        public boolean isSuccess() {
            return code == 0;
        }
    }

    /** The deadline passed; the command and its descendants were killed. */
    record TimedOut(String output, String errors) implements Completion {}

    /** The program could not be started. */
    record NotStarted(String reason) implements Completion {}
}
