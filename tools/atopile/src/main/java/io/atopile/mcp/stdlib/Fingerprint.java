package io.atopile.mcp.stdlib;

import io.atopile.mcp.journal.Sha256;


/** A short name for a text, which another text doesn't have: the first 64 bits of its SHA-256. */
final class Fingerprint {

    private static final int DIGITS = 16;

    private Fingerprint() {}

    static String of(String text) {
        return Sha256.hex(text).substring(0, DIGITS);
    }
}
