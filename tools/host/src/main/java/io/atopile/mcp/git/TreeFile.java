package io.atopile.mcp.git;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file of a tree.
 *
 * @param path relative to the tree, with forward slashes
 * @param hash of its contents
 */
public record TreeFile(String path, String hash, long bytes) {

    private static final int SHA1_DIGITS = 40;

    /** Whether the file has these contents, as they are or with the line endings that git stores. */
    public boolean hasContents(byte[] contents) {
        return hash.equals(computeHash(contents)) || hash.equals(computeHash(removeReturns(contents)));
    }

    private static byte[] removeReturns(byte[] contents) {
        var plain = new ByteArrayOutputStream(contents.length);
        for (var at = 0; at < contents.length; at++) {
            if (contents[at] != '\r' || at + 1 == contents.length || contents[at + 1] != '\n') {
                plain.write(contents[at]);
            }
        }
        return plain.toByteArray();
    }

    private String computeHash(byte[] contents) {
        try {
            var digest = MessageDigest.getInstance(hash.length() == SHA1_DIGITS ? "SHA-1" : "SHA-256");
            digest.update("blob %d\0".formatted(contents.length).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(contents));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-1 and SHA-256", impossible);
        }
    }
}
