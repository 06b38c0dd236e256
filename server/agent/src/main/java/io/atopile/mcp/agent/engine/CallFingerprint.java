package io.atopile.mcp.agent.engine;

import io.atopile.mcp.journal.Sha256Digest;


/** Fingerprints of calls and outcomes, equal for the same content. */
final class CallFingerprint {

    private static final int LENGTH = 16;

    private CallFingerprint() {}

    static String of(String... texts) {
        return Sha256Digest.computeHex(texts).substring(0, LENGTH);
    }
}
