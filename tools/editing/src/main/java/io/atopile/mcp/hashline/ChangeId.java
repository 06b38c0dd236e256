package io.atopile.mcp.hashline;

import java.security.SecureRandom;

/** Generates the short IDs by which changes are undone. */
final class ChangeId {

    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ChangeId() {}

    static String fresh() {
        return RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .insert(0, 'u')
                .toString();
    }
}
