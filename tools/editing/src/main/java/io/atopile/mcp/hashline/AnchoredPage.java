package io.atopile.mcp.hashline;

import java.util.List;

/**
 * Lines of a text as callers see them: {@code N:hhhh|text}, one per line.
 *
 * @param content the lines; a line that is too long is cut and marked as such
 * @param whole the lines that were returned in full, which are the only ones that may be edited
 * @param next the first requested line for which there was no room; 0 if there is none
 * @param notes what can't be seen in the content: cut lines, and characters that are invisible or look like others
 */
public record AnchoredPage(String content, List<LineRange> whole, int next, List<String> notes) {

    /**
     * How much one page may contain.
     *
     * @param bytes limit of the content as it travels in JSON
     * @param lineCharacters limit per line; a longer line is cut
     */
    public record Room(int bytes, int lineCharacters) {
        /** The default page size. */
        public static final Room USUAL = new Room(8_000, 2_000);
        /** The largest page that reaches a model without being truncated. */
        public static final Room LARGEST = new Room(36_000, 2_000);
        /** A page for one long line on its own. */
        public static final Room ONE_LINE = new Room(36_000, 32_000);
    }

    /** A page without lines. */
    public static final AnchoredPage EMPTY = new AnchoredPage("", List.of(), 0, List.of());

    public AnchoredPage {
        whole = List.copyOf(whole);
        notes = List.copyOf(notes);
    }

    /** Renders lines until they end or the room is used up; the first line is always included. */
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
