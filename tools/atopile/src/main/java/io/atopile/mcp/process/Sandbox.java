package io.atopile.mcp.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Confines child processes by the strongest mechanism that works on this machine. */
public interface Sandbox {

    /** Runs programs as they are. */
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
     * Which mechanism confines; the first question runs a trivial command under each candidate.
     *
     * @throws SandboxException when the one that the user demands doesn't work
     */
    SandboxKind kind() throws SandboxException;

    /** Why no program can be run confined; absent when one can. */
    default Optional<String> fault() {
        try {
            kind();
            return Optional.empty();
        } catch (SandboxException failure) {
            return Optional.ofNullable(failure.getMessage());
        }
    }

    /**
     * The command line that runs a program confined. It must be run with the program's environment, and reads and writes
     * the program's standard streams.
     *
     * @param watcher the start of a command line that runs the program given behind it and watches it; may be empty
     * @param directory where the program runs; one that isn't in its view ends the program with code 127
     * @throws SandboxException when the mechanism that the user demands doesn't work
     */
    List<String> wrap(List<String> watcher, List<String> program, Path directory, ProcessConfinement confinement)
            throws SandboxException;

    private static List<String> join(List<String> watcher, List<String> program) {
        return Stream.concat(watcher.stream(), program.stream()).toList();
    }
}
