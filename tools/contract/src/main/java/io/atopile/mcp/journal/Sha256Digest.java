package io.atopile.mcp.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests of contents. */
public final class Sha256Digest {

    private Sha256Digest() {}

    /** Creates a digest for contents that arrive in pieces. */
    public static MessageDigest createDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    public static byte[] of(byte[] bytes) {
        return createDigest().digest(bytes);
    }

    /** Returns the digest as 64 lower-case hexadecimal digits. */
    public static String computeHex(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes));
    }

    /** Returns the digest of several texts; the boundaries between them count, so {@code "ab", "c"} and {@code "a", "bc"} differ. */
    public static String computeHex(String... texts) {
        var digest = createDigest();
        for (var text : texts) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
