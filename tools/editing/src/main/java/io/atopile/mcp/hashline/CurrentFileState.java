package io.atopile.mcp.hashline;

import io.atopile.mcp.file.FileReader;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ReadOutcome;
import io.atopile.mcp.hashline.ChangeRefusal.Kind;
import java.util.Optional;

/** What currently exists at a path of a project. */
sealed interface CurrentFileState {

    /** A file; a class and not a record, because arrays don't compare as values. */
    final class File implements CurrentFileState {
        private final byte[] bytes;
        private final FileContent content;

        File(byte[] bytes) {
            this.bytes = bytes;
            this.content = FileContent.of(bytes);
        }

        byte[] bytes() {
            return bytes;
        }

        FileContent content() {
            return content;
        }

        Optional<TextLines> text() {
            return content instanceof TextLines lines ? Optional.of(lines) : Optional.empty();
        }

        FileRevision revision() {
            return content instanceof TextLines lines ? lines.revision() : FileRevision.of(bytes);
        }
    }

    /** The path doesn't exist. */
    record Nothing() implements CurrentFileState {}

    /** The path exists but can't be used. */
    record Unusable(ChangeRefusal refusal) implements CurrentFileState {}

    String HARD_LINKED = "The file has more than one hard link; the others would keep the old content";

    static CurrentFileState read(Inside place) {
        return switch (FileReader.read(place, LineSplitter.LARGEST)) {
            case ReadOutcome.Bytes read -> new File(read.bytes());
            case ReadOutcome.TooLarge _ -> createUnusable(Kind.NOT_TEXT, "The file " + FileContent.Reason.TOO_LARGE.message());
            case ReadOutcome.HardLinked _ -> createUnusable(Kind.NOT_REPLACEABLE, HARD_LINKED);
            case ReadOutcome.Missing _ -> new Nothing();
            case ReadOutcome.NotAFile(var folder) -> createUnusable(
                    Kind.NOT_REPLACEABLE, folder ? "The path is a folder, not a file" : "The path is not a regular file");
            case ReadOutcome.Failed(var trouble) -> new Unusable(ChangeRefusal.of(trouble, "The file can't be read"));
        };
    }

    private static Unusable createUnusable(Kind kind, String message) {
        return new Unusable(ChangeRefusal.of(kind, message));
    }
}
