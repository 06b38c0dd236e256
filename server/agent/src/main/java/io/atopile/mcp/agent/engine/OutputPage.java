package io.atopile.mcp.agent.engine;

import java.nio.charset.StandardCharsets;

/** A page of a long result. */
record OutputPage(String text, String message) {

    private static final int BYTES = 36_000;

    /** Returns the page at a byte offset, aligned to the next character boundaries. */
    static OutputPage of(String whole, int offset) {
        var bytes = whole.getBytes(StandardCharsets.UTF_8);
        var start = alignToCodePoint(bytes, Math.min(offset, bytes.length));
        var end = alignToCodePoint(bytes, Math.min(start + BYTES, bytes.length));
        var text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        return new OutputPage(
                end < bytes.length ? text + "\n… continue at offset " + end : text,
                "Bytes %d to %d of %d.".formatted(start, end, bytes.length));
    }

    private static int alignToCodePoint(byte[] bytes, int from) {
        var at = from;
        while (at < bytes.length && (bytes[at] & 0xC0) == 0x80) {
            at++;
        }
        return at;
    }
}
