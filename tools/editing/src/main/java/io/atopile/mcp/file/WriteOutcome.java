package io.atopile.mcp.file;

/** The result of a request to change a file; in every case but {@link Written} all files are byte for byte unchanged. */
public sealed interface WriteOutcome {

    /**
     * The file was changed.
     *
     * @param durable whether the folder's entry is on disk too, so that a power cut can't bring the old text back
     */
    record Written(boolean durable) implements WriteOutcome {}

    /** Someone else changed, removed or replaced the file since it was read; nothing was written. */
    record Changed() implements WriteOutcome {}

    /** The path of the file to be created already exists; nothing was written. */
    record Taken() implements WriteOutcome {}

    /** The file must not be replaced in its current state; nothing was written. */
    record NotReplaceable(Obstacle obstacle) implements WriteOutcome {}

    /** The file system refused; nothing was written. */
    record Failed(IoFailure trouble) implements WriteOutcome {}

    /** Why a file must not be changed. */
    enum Obstacle {
        /** It is a folder, a device, a pipe or a link. */
        NOT_A_FILE,
        /** Its mode forbids writing to everyone. */
        READ_ONLY,
        /** It has another name (a hard link), which would keep the old content. */
        HARD_LINKED
    }
}
