package io.atopile.mcp.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, by which contents are told apart. */
public final class Sha256Digest {

    private Sha256Digest() {}

    /** For contents that come in pieces. */
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

    /** In 64 lower-case hexadecimal digits. */
    public static String computeHex(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes));
    }

    /** The same of several texts; the same letters divided otherwise are not the same. */
    public static String computeHex(String... texts) {
        var digest = createDigest();
        for (var text : texts) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
