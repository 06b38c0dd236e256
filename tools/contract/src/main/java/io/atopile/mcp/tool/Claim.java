package io.atopile.mcp.tool;

import java.nio.file.Path;

/** What a call must hold alone while it runs. */
public sealed interface Claim {

    /** A file, by its real path. */
    record OfFile(Path file) implements Claim {}

    /** A build target of the project at a real path. */
    record OfTarget(Path project, String target) implements Claim {}

    /** The order in which claims are taken, the same for every call, so that two calls can't wait for each other. */
    default String key() {
        return switch (this) {
            case OfFile(var file) -> "file:" + file;
            case OfTarget(var project, var target) -> "target:" + project + "#" + target;
        };
    }

    /** How the claim is named to a caller; never an absolute path. */
    default String label() {
        return switch (this) {
            case OfFile(var file) -> "the file " + file.getFileName();
            case OfTarget(_, var target) -> "the target " + target;
        };
    }
}
