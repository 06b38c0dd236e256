package io.atopile.mcp.hashline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes lines of a text onto one page. Plain ASCII lines, which nearly all are, are copied without being decoded. */
final class PageWriter {

    private static final int NOTES_AT_MOST = 10;
    private static final int CHARACTERS_NAMED = 4;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_ANCHOR = 16;

    private final TextLines lines;
    private final AnchoredPage.Room room;
    private final List<LineRange> whole = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private byte[] content = new byte[4096];
    private int length;
    private int cost;

    PageWriter(TextLines lines, AnchoredPage.Room room) {
        this.lines = lines;
        this.room = room;
    }

    /** Adds a line if there is room; the first line is always added. */
    boolean add(int line) {
        var text = computePlainCost(line);
        return text >= 0 ? addPlain(line, text) : addDecoded(line, lines.getText(line));
    }

    AnchoredPage buildPage(int next) {
        return new AnchoredPage(new String(content, 0, length, StandardCharsets.UTF_8), whole, next, notes);
    }

    /** Returns a line's size in JSON if it is short and consists of visible ASCII characters; -1 if it needs closer inspection. */
    private int computePlainCost(int line) {
        var bytes = lines.bytes();
        var from = lines.start(line);
        var to = lines.end(line);
        if (to - from > room.lineCharacters()) {
            return -1;
        }
        var sum = to - from;
        for (var at = from; at < to; at++) {
            var b = bytes[at];
            if (b == '"' || b == '\\' || b == '\t') {
                sum++;
            } else if (b < ' ' || b == 0x7f) {
                return -1;
            }
        }
        return sum;
    }

    private boolean addPlain(int line, int textCost) {
        var before = length;
        var from = lines.start(line);
        var size = lines.end(line) - from;
        grow(size);
        anchor(line);
        if (!reserveRoom(length - before + textCost + 1)) {
            length = before;
            return false;
        }
        System.arraycopy(lines.bytes(), from, content, length, size);
        length += size;
        addWhole(line);
        return true;
    }

    private boolean addDecoded(int line, String text) {
        var isCut = text.length() > room.lineCharacters();
        var shown = isCut ? cut(text) : text;
        var bytes = shown.getBytes(StandardCharsets.UTF_8);
        var before = length;
        grow(bytes.length);
        anchor(line);
        if (!reserveRoom(length - before + JsonCost.of(shown) + 1)) {
            length = before;
            return false;
        }
        System.arraycopy(bytes, 0, content, length, bytes.length);
        length += bytes.length;
        if (isCut) {
            note("line %d is cut (%d characters) and can't be edited as shown; read it alone with max_lines 1"
                    .formatted(line, text.length()));
        } else {
            addWhole(line);
        }
        describeOddCharacters(text).ifPresent(odd -> note("line %d contains %s".formatted(line, odd)));
        return true;
    }

    private boolean reserveRoom(int more) {
        if (cost > 0 && cost + more > room.bytes()) {
            return false;
        }
        cost += more;
        return true;
    }

    private void grow(int size) {
        if (content.length - length < size + LONGEST_ANCHOR) {
            content = Arrays.copyOf(content, Math.max(content.length * 2, length + size + LONGEST_ANCHOR));
        }
    }

    /** Writes a line break if needed, and {@code N:hhhh|}. */
    private void anchor(int line) {
        if (length > 0) {
            content[length++] = '\n';
        }
        var end = length + countDigits(line);
        var rest = line;
        for (var at = end - 1; at >= length; at--) {
            content[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length = end;
        content[length++] = ':';
        var hash = lines.hash(line);
        for (var shift = 12; shift >= 0; shift -= 4) {
            content[length++] = HEX[hash >>> shift & 0xf];
        }
        content[length++] = '|';
    }

    private static int countDigits(int number) {
        var digits = 1;
        for (var rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
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

    /**
     * Names the characters of a line that are invisible or look like others: {@code U+00A0, U+2028}; empty if there are none.
     */
    private static Optional<String> describeOddCharacters(String text) {
        var odd = text.codePoints()
                .filter(PageWriter::isOdd)
                .distinct()
                .limit(CHARACTERS_NAMED)
                .mapToObj("U+%04X"::formatted)
                .collect(Collectors.joining(", "));
        return odd.isEmpty() ? Optional.empty() : Optional.of(odd);
    }

    private static boolean isOdd(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\t';
            case Character.SPACE_SEPARATOR -> c != ' ';
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.FORMAT -> true;
            default -> false;
        };
    }
}
