package io.atopile.mcp.process;

/** How a {@link Command} ended: by itself, at its deadline, or before it began. */
public sealed interface Completion {

    /**
     * The command ended by itself.
     *
     * @param code its exit code, 0 for success
     * @param output what it wrote to standard output, cut at the command's limit
     * @param errors what it wrote to standard error, cut at the command's limit
     */
    record Exited(int code, String output, String errors) implements Completion {

        public boolean isSuccess() {
            return code == 0;
        }
    }

    /** The deadline passed first; the command and its descendants were killed. */
    record TimedOut(String output, String errors) implements Completion {}

    /** The program could not be started at all. */
    record NotStarted(String reason) implements Completion {}
}
