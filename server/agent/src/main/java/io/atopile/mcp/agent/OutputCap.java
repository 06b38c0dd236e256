package io.atopile.mcp.agent;

import java.nio.charset.StandardCharsets;

/**
 * Shortens what a tool returned to what a model's context can bear: its head and its tail stay, for a head tells what
 * happened and a log's tail tells how it ended, and a note between them says how to read the rest.
 *
 * @param maxBytes the longest result in UTF-8, the note included; at least 1,000
 */
public record OutputCap(int maxBytes) {

    /** For one call's output. */
    public static final OutputCap OF_A_CALL = new OutputCap(40_000);

    private static final int LEAST = 1_000;

    /** Room for the note with a handle of up to some 200 bytes. */
    private static final int NOTE = 400;

    /** A better place to cut is looked for in so much of either part. */
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
     * Gives the text as it is, or cut in its middle.
     *
     * @param handle by which {@code output_read} finds the whole text; its offsets count bytes of UTF-8
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
        return "\n… %d bytes left out; read them with output_read {\"handle\": \"%s\", \"offset\": %d} …\n"
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

    /** Whether a line ends before {@code at}, in the text itself, or in a JSON string that holds it, or an object of a list. */
    private static boolean isSeam(byte[] bytes, int at) {
        var last = bytes[at - 1];
        var before = bytes[at - 2];
        return last == '\n' || (last == 'n' && before == '\\' && bytes[at - 3] != '\\') || (last == ',' && before == '}');
    }

    private static int alignToCodePoint(byte[] bytes, int from, int direction) {
        var at = from;
        while ((bytes[at] & 0xC0) == 0x80) {
            at += direction;
        }
        return at;
    }
}
