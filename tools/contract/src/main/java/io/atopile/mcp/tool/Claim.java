package io.atopile.mcp.tool;

import java.nio.file.Path;

/** A file or target that a call needs exclusively while it runs. */
public sealed interface Claim {

    /** A file, by its real path. */
    record OfFile(Path file) implements Claim {}

    /** A build target of the project at a real path. */
    record OfTarget(Path project, String target) implements Claim {}

    /** Returns the sort key by which every call takes its claims, so that two calls can't deadlock. */
    default String key() {
        return switch (this) {
            case OfFile(var file) -> "file:" + file;
            case OfTarget(var project, var target) -> "target:" + project + "#" + target;
        };
    }

    /** Returns the claim's name for messages to the caller; never an absolute path. */
    default String label() {
        return switch (this) {
            case OfFile(var file) -> "the file " + file.getFileName();
            case OfTarget(_, var target) -> "the target " + target;
        };
    }
}
