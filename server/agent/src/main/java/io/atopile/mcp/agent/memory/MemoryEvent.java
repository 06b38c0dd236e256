package io.atopile.mcp.agent.memory;

import java.util.List;
import java.util.Optional;

/** Something that happened in a run and that {@link FileMemory} remembers. */
public sealed interface MemoryEvent {

    /** Where in the run's journal it happened. It grows from fact to fact, so that what comes later is known. */
    long step();

    /**
     * The model was shown a file, or a part of it.
     *
     * @param path from the project's root
     * @param hash of the whole file's content, as the tool names it ({@code rev})
     */
    record FileRead(String path, String hash, long step) implements MemoryEvent {}

    /**
     * A file was made, changed, moved here or removed, or found to be otherwise than it was.
     *
     * @param hash of its content now; empty when it is gone
     */
    record FileChanged(String path, Optional<String> hash, By by, long step) implements MemoryEvent {}

    /**
     * A build is over.
     *
     * @param began the step at which it was asked for: it knows of no later change
     */
    record BuildEnded(String target, Verdict verdict, long began, long step) implements MemoryEvent {}

    /**
     * The run wrote something down.
     *
     * @param key a later note with the same one takes its place
     * @param text empty to forget it
     * @param paths the files it is about; it goes stale with them
     */
    record Noted(String key, String text, List<String> paths, long step) implements MemoryEvent {
        public Noted {
            paths = List.copyOf(paths);
        }
    }

    /** Who changed a file. */
    enum By {
        THIS_RUN,
        OTHERS
    }

    /** What a build said about the design. */
    enum Verdict {
        VERIFIED,
        UNVERIFIED,
        FAILED,
        CANCELLED
    }
}
