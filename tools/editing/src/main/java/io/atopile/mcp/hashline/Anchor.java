package io.atopile.mcp.hashline;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a caller names a line that it has read: {@code 12:4f2a}.
 *
 * @param line the line's number, from 1
 * @param hash 16 bits computed from the line's number and exact text; it catches copying errors and proves nothing
 */
public record Anchor(int line, int hash) {

    private static final Pattern FORM =
            Pattern.compile("\\s*(?:>+\\s*)?(\\d{1,9})\\s*[:#]\\s*([0-9A-Fa-f]{4})\\s*(?:\\|.*|(?<=\\s{2}).*)?", Pattern.DOTALL);

    /** Parses an anchor as callers write it, with or without the text displayed after it. */
    public static Optional<Anchor> parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches() || Integer.parseInt(match.group(1)) == 0) {
            return Optional.empty();
        }
        return Optional.of(new Anchor(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2), 16)));
    }

    /** The four hex digits. */
    public String hashText() {
        return HexFormat.of().toHexDigits((short) hash);
    }

    @Override
    public String toString() {
        return line + ":" + hashText();
    }
}
