package io.atopile.mcp.process;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The confinement of one child process.
 *
 * @param denials the file that receives the network addresses that the child requested and was refused, to be read by
 *     {@link SandboxDenials#read}; it must be outside everything that the child may write
 */
public record ProcessConfinement(Sandbox sandbox, SandboxProfile profile, Optional<Path> denials) {

    /** No confinement. */
    public static final ProcessConfinement NONE = new ProcessConfinement(Sandbox.NONE, SandboxProfile.EMPTY);

    /** Creates a confinement without a denials file. */
    public ProcessConfinement(Sandbox sandbox, SandboxProfile profile) {
        this(sandbox, profile, Optional.empty());
    }

    /** Returns the same confinement with a file that receives its denials. */
    public ProcessConfinement withDenials(Path file) {
        return new ProcessConfinement(sandbox, profile, Optional.of(file));
    }
}
