package io.atopile.mcp.agent.memory;

import java.util.Optional;

/** An event of a run that {@link FileMemory} records. */
public sealed interface MemoryEvent {

    /** Returns the position of the event in the run's journal. It increases, so that events can be ordered. */
    long step();

    /**
     * The model received a file or part of it.
     *
     * @param path relative to the project's root
     * @param hash of the whole file's content, as the tool names it ({@code rev})
     */
    record FileRead(String path, String hash, long step) implements MemoryEvent {}

    /**
     * A file was created, changed, moved here or deleted, or found to have changed.
     *
     * @param hash of its content now; empty if it was deleted
     */
    record FileChanged(String path, Optional<String> hash, By by, long step) implements MemoryEvent {}

    /**
     * A build ended.
     *
     * @param began the step at which it was requested: later changes aren't in the build
     */
    record BuildEnded(String target, Verdict verdict, long began, long step) implements MemoryEvent {}

    /** Who changed a file. */
    enum By {
        THIS_RUN,
        OTHERS
    }

    /** What a build proved about the design. */
    enum Verdict {
        VERIFIED,
        UNVERIFIED,
        FAILED,
        CANCELLED
    }
}
