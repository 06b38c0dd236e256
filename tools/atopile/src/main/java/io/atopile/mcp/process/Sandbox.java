package io.atopile.mcp.process;

import java.nio.file.Path;
import java.util.List;

/** Confines child processes by the strongest mechanism that works on this machine. */
public interface Sandbox {

    /** Runs programs as they are. */
    Sandbox NONE = new Sandbox() {
        @Override
        public SandboxKind kind() {
            return SandboxKind.NONE;
        }

        @Override
        public List<String> wrap(Path interpreter, List<String> argv, Path directory, SandboxProfile profile) {
            return argv;
        }
    };

    SandboxKind kind();

    /**
     * The command line that runs a command confined.
     *
     * @param interpreter a Python of 3.9 or newer
     * @param directory where the command runs
     */
    List<String> wrap(Path interpreter, List<String> argv, Path directory, SandboxProfile profile);
}
