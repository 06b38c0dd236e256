package io.atopile.mcp.stdlib;

import io.atopile.mcp.journal.Sha256Digest;


/** A short identifier of a text: the first 64 bits of its SHA-256. */
final class TextFingerprint {

    private static final int DIGITS = 16;

    private TextFingerprint() {}

    static String of(String text) {
        return Sha256Digest.computeHex(text).substring(0, DIGITS);
    }
}
