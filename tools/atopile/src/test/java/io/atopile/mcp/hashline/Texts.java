package io.atopile.mcp.hashline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;

/** Texts and edits as tests write them down. */
final class Texts {

    private Texts() {}

    static Lines lines(String text) {
        return switch (Content.of(text.getBytes(UTF_8))) {
            case Lines lines -> lines;
            case Content.NotText(var reason) -> throw new AssertionError("Not text: " + reason);
        };
    }

    static String text(Lines lines) {
        return new String(lines.bytes(), UTF_8);
    }

    static Served all(Lines lines) {
        return Served.of(lines, everything(lines));
    }

    static List<LineRange> everything(Lines lines) {
        return lines.count() == 0 ? List.of() : List.of(new LineRange(1, lines.count()));
    }

    static Edit.Span span(Lines lines, int first, int last) {
        return new Edit.Span(anchor(lines, first), anchor(lines, last));
    }

    /** The anchor of a line, or of none where there is no such line. */
    static Anchor anchor(Lines lines, int line) {
        return lines.has(line) ? lines.anchor(line) : new Anchor(line, 0);
    }

    static EditRequest request(Edit... edits) {
        return new EditRequest(Optional.empty(), List.of(edits), OnDrift.STRICT, false, false);
    }
}
