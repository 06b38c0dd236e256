package io.atopile.mcp.hashline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;

/** Texts and edits as tests write them down. */
final class Texts {

    private Texts() {}

    static TextLines lines(String text) {
        return switch (FileContent.of(text.getBytes(UTF_8))) {
            case TextLines lines -> lines;
            case FileContent.NotText(var reason) -> throw new AssertionError("Not text: " + reason);
        };
    }

    static String text(TextLines lines) {
        return new String(lines.bytes(), UTF_8);
    }

    static ServedLines all(TextLines lines) {
        return ServedLines.of(lines, everything(lines));
    }

    static List<LineRange> everything(TextLines lines) {
        return lines.count() == 0 ? List.of() : List.of(new LineRange(1, lines.count()));
    }

    static LineEdit.Span span(TextLines lines, int first, int last) {
        return new LineEdit.Span(anchor(lines, first), anchor(lines, last));
    }

    /** The anchor of a line, or of none where there is no such line. */
    static Anchor anchor(TextLines lines, int line) {
        return lines.has(line) ? lines.anchor(line) : new Anchor(line, 0);
    }

    static EditRequest request(LineEdit... edits) {
        return new EditRequest(Optional.empty(), List.of(edits), DriftPolicy.STRICT, false, false);
    }
}
