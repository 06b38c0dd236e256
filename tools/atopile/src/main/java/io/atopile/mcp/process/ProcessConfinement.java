package io.atopile.mcp.process;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What confines one child process.
 *
 * @param denials the file that receives the network addresses that the child asked for and didn't get, to be read by
 *     {@link SandboxDenials#read}; it must lie outside everything that the child may write
 */
public record ProcessConfinement(Sandbox sandbox, SandboxProfile profile, Optional<Path> denials) {

    /** Confines nothing. */
    public static final ProcessConfinement NONE = new ProcessConfinement(Sandbox.NONE, SandboxProfile.EMPTY);

    /** One whose denials nobody reads. */
    public ProcessConfinement(Sandbox sandbox, SandboxProfile profile) {
        this(sandbox, profile, Optional.empty());
    }

    /** The same, and writes its denials to a file. */
    public ProcessConfinement withDenials(Path file) {
        return new ProcessConfinement(sandbox, profile, Optional.of(file));
    }
}
