package io.atopile.mcp.agent.engine;

import io.atopile.mcp.journal.Sha256Digest;


/** Tells whether two calls, or two outcomes, are the same. */
final class CallFingerprint {

    private static final int LENGTH = 16;

    private CallFingerprint() {}

    static String of(String... texts) {
        return Sha256Digest.computeHex(texts).substring(0, LENGTH);
    }
}
