package io.atopile.mcp.agent.engine;

import io.atopile.mcp.journal.Sha256;


/** Tells whether two calls, or two outcomes, are the same. */
final class Digest {

    private static final int LENGTH = 16;

    private Digest() {}

    static String of(String... texts) {
        return Sha256.hex(texts).substring(0, LENGTH);
    }
}
