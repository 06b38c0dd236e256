package io.atopile.mcp.agent;

import java.nio.charset.StandardCharsets;

/**
 * Truncates a tool's output to a size that suits a model's context. The head and the tail are kept, because the head
 * says what happened and the tail of a log says how it ended; a note between them says how to read the rest.
 *
 * @param maxBytes maximum size of the result in UTF-8, including the note; at least 1,000
 */
public record OutputCap(int maxBytes) {

    /** The limit for one call's output. */
    public static final OutputCap OF_A_CALL = new OutputCap(40_000);

    private static final int LEAST = 1_000;

    /** Space for the note, with a handle of up to about 200 bytes. */
    private static final int NOTE = 400;

    /** The fraction (1/n) of each part that is searched for a better position to cut. */
    private static final int WINDOW_OF_PART = 8;

    public OutputCap {
        if (maxBytes < LEAST) {
            throw new IllegalArgumentException("An output can't be capped at fewer than " + LEAST + " bytes");
        }
    }

    public boolean fits(String text) {
        return TokenEstimator.countBytes(text) <= maxBytes;
    }

    /**
     * Returns the text unchanged, or truncated in the middle.
     *
     * @param handle with which {@code output_read} finds the whole text; its offsets count UTF-8 bytes
     */
    public String apply(String text, String handle) {
        if (fits(text)) {
            return text;
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var part = (maxBytes - NOTE) / 2;
        var head = endOfHead(bytes, part);
        var tail = startOfTail(bytes, bytes.length - part);
        return new String(bytes, 0, head, StandardCharsets.UTF_8)
                + note(head, tail - head, handle)
                + new String(bytes, tail, bytes.length - tail, StandardCharsets.UTF_8);
    }

    private static String note(int offset, int leftOut, String handle) {
        return "\n… %d bytes omitted; read them with output_read {\"handle\": \"%s\", \"offset\": %d} …\n"
                .formatted(leftOut, handle, offset);
    }

    private static int endOfHead(byte[] bytes, int latest) {
        var earliest = latest - latest / WINDOW_OF_PART;
        for (var end = latest; end > earliest; end--) {
            if (isSeam(bytes, end)) {
                return end;
            }
        }
        return alignToCodePoint(bytes, latest, -1);
    }

    private static int startOfTail(byte[] bytes, int earliest) {
        var latest = earliest + (bytes.length - earliest) / WINDOW_OF_PART;
        for (var start = earliest; start < latest; start++) {
            if (isSeam(bytes, start)) {
                return start;
            }
        }
        return alignToCodePoint(bytes, earliest, 1);
    }

    /**
     * Returns whether a line ends before {@code at}, in the text itself or in a JSON string that contains it, or an
     * object of a list.
     */
    private static boolean isSeam(byte[] bytes, int at) {
        var last = bytes[at - 1];
        var before = bytes[at - 2];
        return last == '\n' || (last == 'n' && before == '\\' && bytes[at - 3] != '\\') || (last == ',' && before == '}');
    }

    /** Returns the nearest offset in UTF-8 text, from {@code from} in a direction of 1 or -1, at which a character begins or the text ends. */
    public static int alignToCodePoint(byte[] bytes, int from, int direction) {
        var at = from;
        while (at < bytes.length && (bytes[at] & 0xC0) == 0x80) {
            at += direction;
        }
        return at;
    }
}
