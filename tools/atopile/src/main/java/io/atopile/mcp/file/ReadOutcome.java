package io.atopile.mcp.file;

/** What came of reading a whole file. */
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

    /** Nothing stands there. */
    record Missing() implements ReadOutcome {}

    /** A folder, a device or a pipe stands there. */
    record NotAFile(boolean folder) implements ReadOutcome {}

    /** It has a second name, which may lie outside the project; it is not read. */
    record HardLinked() implements ReadOutcome {}

    /** It is larger than was asked for. */
    record TooLarge(long bytes) implements ReadOutcome {}

    /** It can't be read. */
    record Failed(IoFailure trouble) implements ReadOutcome {}
}
