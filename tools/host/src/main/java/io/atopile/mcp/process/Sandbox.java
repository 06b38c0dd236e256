package io.atopile.mcp.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Confines child processes with the strongest mechanism that works on this machine. */
public interface Sandbox {

    /** Runs programs unconfined. */
    Sandbox NONE = new Sandbox() {
        @Override
        public SandboxKind kind() {
            return SandboxKind.NONE;
        }

        @Override
        public List<String> wrap(List<String> watcher, List<String> program, Path directory, ProcessConfinement confinement) {
            return join(watcher, program);
        }
    };

    /**
     * Returns the mechanism in use; the first call runs a trivial command under each candidate.
     *
     * @throws SandboxException when the mechanism that the user requires doesn't work
     */
    SandboxKind kind() throws SandboxException;

    /** Returns why no program can be run confined; empty if one can. */
    default Optional<String> fault() {
        try {
            kind();
            return Optional.empty();
        } catch (SandboxException failure) {
            return Optional.ofNullable(failure.getMessage());
        }
    }

    /**
     * Returns the command line that runs a program confined. It must be run with the program's environment, and uses the
     * program's standard streams.
     *
     * @param watcher the start of a command line that runs the program appended to it and watches it; may be empty
     * @param directory the program's working directory; if it isn't visible in the sandbox, the program ends with code 127
     * @throws SandboxException when the mechanism that the user requires doesn't work
     */
    List<String> wrap(List<String> watcher, List<String> program, Path directory, ProcessConfinement confinement)
            throws SandboxException;

    private static List<String> join(List<String> watcher, List<String> program) {
        return Stream.concat(watcher.stream(), program.stream()).toList();
    }
}
