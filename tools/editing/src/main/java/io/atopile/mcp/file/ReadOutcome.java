package io.atopile.mcp.file;

/** The result of reading a whole file. */
public sealed interface ReadOutcome {

    /** The file was read; a class and not a record, because arrays don't compare as values. */
    final class Bytes implements ReadOutcome {
        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        /** The bytes themselves, not a copy. */
        public byte[] bytes() {
            return bytes;
        }
    }

    /** The file doesn't exist. */
    record Missing() implements ReadOutcome {}

    /** The path is a folder, a device or a pipe. */
    record NotAFile(boolean folder) implements ReadOutcome {}

    /** The file has more than one name, and another may be outside the project; it is not read. */
    record HardLinked() implements ReadOutcome {}

    /** The file is larger than the given limit. */
    record TooLarge(long bytes) implements ReadOutcome {}

    /** The file can't be read. */
    record Failed(IoFailure trouble) implements ReadOutcome {}
}
