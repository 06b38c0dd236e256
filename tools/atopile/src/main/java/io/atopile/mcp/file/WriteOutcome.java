package io.atopile.mcp.file;

/** What became of a request to replace a file; in every case but {@link Written} the file is byte for byte what it was. */
public sealed interface WriteOutcome {

    /**
     * The file holds the new bytes.
     *
     * @param durable whether the folder's entry is known to be on the disk too, so that a power cut can't bring the old text back
     */
    record Written(boolean durable) implements WriteOutcome {}

    /** Someone else changed, removed or replaced the file since it was read; nothing was written. */
    record Changed() implements WriteOutcome {}

    /** The file must not be replaced as it stands; nothing was written. */
    record NotReplaceable(Obstacle obstacle) implements WriteOutcome {}

    /**
     * The file system refused; nothing was written.
     *
     * @param cause for the log; its message may hold absolute paths and must not be shown
     */
    record Failed(Exception cause) implements WriteOutcome {}

    /** Why a file must not be replaced. */
    enum Obstacle {
        /** It is a folder, a device, a pipe or a link. */
        NOT_A_FILE,
        /** Its mode forbids writing to everyone. */
        READ_ONLY,
        /** It has a second name elsewhere (a hard link), which a replacement would part from it. */
        HARD_LINKED
    }
}
