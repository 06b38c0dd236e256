package io.atopile.mcp.hashline;

import java.util.zip.CRC32C;

/**
 * Computes sixteen bits of a line's number and exact text, white space included, so that equal lines have different hashes and
 * copying errors are detected.
 */
final class LineHash {

    private static final int GOLDEN = 0x9E3779B9;

    private LineHash() {}

    static int of(int line, byte[] bytes, int from, int to) {
        var mixed = ofText(bytes, from, to) + line * GOLDEN;
        mixed = (mixed ^ (mixed >>> 16)) * 0x85EBCA6B;
        mixed = (mixed ^ (mixed >>> 13)) * 0xC2B2AE35;
        return mixed >>> 16;
    }

    /** Computes thirty-two bits of the text alone. */
    static int ofText(byte[] bytes, int from, int to) {
        var crc = new CRC32C();
        crc.update(bytes, from, to - from);
        return (int) crc.getValue();
    }
}
