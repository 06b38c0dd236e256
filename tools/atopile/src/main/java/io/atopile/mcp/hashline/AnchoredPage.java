package io.atopile.mcp.hashline;

import java.util.List;

/**
 * Some lines of a text as callers see them: {@code N:hhhh|text}, one to a line.
 *
 * @param content the lines; a line that is too long is cut and says so
 * @param whole the lines that were shown in full, which are the ones that may be edited
 * @param next the first line that was wanted and found no room; 0 when there is none
 * @param notes what can't be seen in the content: cut lines, and characters that look like others or like nothing
 */
public record AnchoredPage(String content, List<LineRange> whole, int next, List<String> notes) {

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
    public static final AnchoredPage EMPTY = new AnchoredPage("", List.of(), 0, List.of());

    public AnchoredPage {
        whole = List.copyOf(whole);
        notes = List.copyOf(notes);
    }

    /** Shows lines until they end or the room does; the first line is always shown. */
    public static AnchoredPage of(TextLines lines, List<LineRange> wanted, Room room) {
        var writer = new PageWriter(lines, room);
        for (var range : wanted) {
            for (var line = range.first(); line <= range.last(); line++) {
                if (!writer.add(line)) {
                    return writer.buildPage(line);
                }
            }
        }
        return writer.buildPage(0);
    }
}
