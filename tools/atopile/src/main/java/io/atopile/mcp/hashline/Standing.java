package io.atopile.mcp.hashline;

import io.atopile.mcp.file.FileReader;
import io.atopile.mcp.file.Located.Inside;
import io.atopile.mcp.file.ReadOutcome;
import io.atopile.mcp.hashline.Refusal.Kind;
import java.util.Optional;

/** What stands at a place of a project. */
sealed interface Standing {

    /** A file; a class and not a record, because arrays don't compare as values. */
    final class File implements Standing {
        private final byte[] bytes;
        private final Content content;

        File(byte[] bytes) {
            this.bytes = bytes;
            this.content = Content.of(bytes);
        }

        byte[] bytes() {
            return bytes;
        }

        Content content() {
            return content;
        }

        Optional<Lines> text() {
            return content instanceof Lines lines ? Optional.of(lines) : Optional.empty();
        }

        Revision revision() {
            return content instanceof Lines lines ? lines.revision() : Revision.of(bytes);
        }
    }

    /** Nothing. */
    record Nothing() implements Standing {}

    /** Something that can't be had. */
    record Unusable(Refusal refusal) implements Standing {}

    String HARD_LINKED = "The file has a second name (a hard link) that the change would part from it";

    static Standing at(Inside place) {
        return switch (FileReader.read(place, LineSplitter.LARGEST)) {
            case ReadOutcome.Bytes read -> new File(read.bytes());
            case ReadOutcome.TooLarge _ -> unusable(Kind.NOT_TEXT, "The file " + Content.Reason.TOO_LARGE.message());
            case ReadOutcome.HardLinked _ -> unusable(Kind.NOT_REPLACEABLE, HARD_LINKED);
            case ReadOutcome.Missing _ -> new Nothing();
            case ReadOutcome.NotAFile(var folder) -> unusable(Kind.NOT_REPLACEABLE, folder ? "That is a folder, not a file" : "That is not a regular file");
            case ReadOutcome.Failed(var trouble) -> new Unusable(Refusal.of(trouble, "The file can't be read"));
        };
    }

    private static Unusable unusable(Kind kind, String message) {
        return new Unusable(Refusal.of(kind, message));
    }
}
