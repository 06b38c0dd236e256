package io.atopile.mcp.hashline;

import io.atopile.mcp.journal.Sha256Digest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Identifies exactly one content of a file.
 *
 * @param digest SHA-256 of the bytes in hex; revisions are compared by it
 */
public record FileRevision(String digest) {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int SHOWN = 8;
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SHORT_FORM = Pattern.compile("[a-z2-7]{" + SHOWN + "}");

    public static FileRevision of(byte[] bytes) {
        return new FileRevision(Sha256Digest.computeHex(bytes));
    }

    /** Whether it has the form of a digest. */
    boolean isWhole() {
        return digest != null && DIGEST.matcher(digest).matches();
    }

    /** Returns the eight letters that callers see and quote: the first 40 bits in base 32. */
    public String toShortForm() {
        var bits = Long.parseLong(digest.substring(0, 10), 16);
        var text = new StringBuilder(SHOWN);
        for (var shift = 35; shift >= 0; shift -= 5) {
            text.append(ALPHABET.charAt((int) (bits >>> shift) & 31));
        }
        return text.toString();
    }

    /** Parses the letters as a caller quotes them, optionally as {@code rev=...}; empty if they can't be a revision. */
    public static Optional<String> parseShortForm(String text) {
        var bare = text.strip().toLowerCase(Locale.ROOT);
        var letters = bare.startsWith("rev=") ? bare.substring(4) : bare;
        return SHORT_FORM.matcher(letters).matches() ? Optional.of(letters) : Optional.empty();
    }

    @Override
    public String toString() {
        return toShortForm();
    }
}
