package io.atopile.mcp.hashline;

import io.atopile.mcp.file.FileReader;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ReadOutcome;
import java.util.Optional;

/** A file's parsed content: either lines of text or something that isn't text. */
public sealed interface FileContent permits TextLines, FileContent.NotText {

    /** Bytes that can't be displayed as lines without loss. */
    record NotText(Reason reason) implements FileContent {}

    /** Why bytes are not text; the message completes "it ...". */
    enum Reason {
        NUL("contains NUL bytes; it is a binary file or UTF-16 text"),
        NOT_UTF8("isn't valid UTF-8"),
        TOO_LARGE("is larger than 64 MiB");

        private final String message;

        Reason(String message) {
            this.message = message;
        }

        public String message() {
            return message;
        }
    }

    /** Parses a file's bytes; the array is kept, not copied, and must not be changed afterwards. */
    static FileContent of(byte[] bytes) {
        return LineSplitter.split(bytes);
    }

    /** Reads a text file of at most {@code most} bytes; empty if it can't be read or isn't text. */
    static Optional<TextLines> readLines(Inside place, int most) {
        return FileReader.read(place, most) instanceof ReadOutcome.Bytes read && of(read.bytes()) instanceof TextLines lines
                ? Optional.of(lines)
                : Optional.empty();
    }
}
