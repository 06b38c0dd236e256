package io.atopile.mcp.hashline;

import java.util.ArrayList;
import java.util.List;

/**
 * Some lines of a text as callers see them: {@code N:hhhh|text}, one to a line.
 *
 * @param content the lines; a line that is too long is cut and says so
 * @param whole the lines that were shown in full, which are the ones that may be edited
 * @param next the first line that was wanted and found no room; 0 when there is none
 * @param notes what can't be seen in the content: cut lines, and characters that look like others or like nothing
 */
public record Page(String content, List<LineRange> whole, int next, List<String> notes) {

    /**
     * How much one page may hold.
     *
     * @param bytes of content as it travels in JSON
     * @param lineCharacters of one line before it is cut
     */
    public record Room(int bytes, int lineCharacters) {
        /** A page nobody asked a size for. */
        public static final Room USUAL = new Room(8_000, 2_000);
        /** The largest page that reaches a model unshortened. */
        public static final Room LARGEST = new Room(36_000, 2_000);
        /** One long line on its own. */
        public static final Room ONE_LINE = new Room(36_000, 32_000);
    }

    /** Nothing is shown. */
    public static final Page EMPTY = new Page("", List.of(), 0, List.of());

    private static final int NOTES_AT_MOST = 10;

    public Page {
        whole = List.copyOf(whole);
        notes = List.copyOf(notes);
    }

    /** Shows lines until they end or the room does; the first line is always shown. */
    public static Page of(Lines lines, List<LineRange> wanted, Room room) {
        var writer = new Writer(lines, room);
        for (var range : wanted) {
            for (var line = range.first(); line <= range.last(); line++) {
                if (!writer.add(line)) {
                    return writer.page(line);
                }
            }
        }
        return writer.page(0);
    }

    private static final class Writer {
        private final Lines lines;
        private final Room room;
        private final StringBuilder content = new StringBuilder();
        private final List<LineRange> whole = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private int bytes;

        Writer(Lines lines, Room room) {
            this.lines = lines;
            this.room = room;
        }

        boolean add(int line) {
            var text = lines.text(line);
            var isCut = text.length() > room.lineCharacters();
            var shown = lines.anchor(line) + "|" + (isCut ? cut(text) : text);
            var cost = JsonCost.of(shown) + 2;
            if (bytes > 0 && bytes + cost > room.bytes()) {
                return false;
            }
            bytes += cost;
            content.append(content.isEmpty() ? "" : "\n").append(shown);
            if (isCut) {
                note("line %d is cut (%d characters) and can't be edited as shown; read it alone with max_lines 1"
                        .formatted(line, text.length()));
            } else {
                addWhole(line);
            }
            OddCharacters.in(text).ifPresent(odd -> note("line %d contains %s".formatted(line, odd)));
            return true;
        }

        private String cut(String text) {
            var end = Character.isHighSurrogate(text.charAt(room.lineCharacters() - 1))
                    ? room.lineCharacters() - 1
                    : room.lineCharacters();
            return "%s… [cut: %d more characters]".formatted(text.substring(0, end), text.length() - end);
        }

        private void addWhole(int line) {
            if (!whole.isEmpty() && whole.getLast().last() + 1 == line) {
                whole.add(new LineRange(whole.removeLast().first(), line));
            } else {
                whole.add(LineRange.of(line));
            }
        }

        private void note(String note) {
            if (notes.size() < NOTES_AT_MOST) {
                notes.add(note);
            } else if (notes.size() == NOTES_AT_MOST) {
                notes.add("more lines are cut or contain unusual characters");
            }
        }

        Page page(int next) {
            return new Page(content.toString(), whole, next, notes);
        }
    }
}
