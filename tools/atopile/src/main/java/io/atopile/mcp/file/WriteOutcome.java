package io.atopile.mcp.file;

/** What became of a request to change a file; in every case but {@link Written} everything is byte for byte as it was. */
public sealed interface WriteOutcome {

    /**
     * The change was made.
     *
     * @param durable whether the folder's entry is known to be on the disk too, so that a power cut can't bring the old text back
     */
    record Written(boolean durable) implements WriteOutcome {}

    /** Someone else changed, removed or replaced the file since it was read; nothing was written. */
    record Changed() implements WriteOutcome {}

    /** Something already stands where a file was to be put; nothing was written. */
    record Taken() implements WriteOutcome {}

    /** The file must not be changed as it stands; nothing was written. */
    record NotReplaceable(Obstacle obstacle) implements WriteOutcome {}

    /** The file system refused; nothing was written. */
    record Failed(IoFailure trouble) implements WriteOutcome {}

    /** Why a file must not be changed. */
    enum Obstacle {
        /** It is a folder, a device, a pipe or a link. */
        NOT_A_FILE,
        /** Its mode forbids writing to everyone. */
        READ_ONLY,
        /** It has a second name elsewhere (a hard link), which a replacement would part from it. */
        HARD_LINKED
    }
}
