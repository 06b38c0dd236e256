package io.atopile.mcp.language;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/** Splits a stream into messages, each preceded by header lines with its length. */
final class LspMessageReader {

    private static final int LONGEST_HEADER = 4_096;
    private static final int LONGEST_BODY = 64 << 20;
    private static final String LENGTH = "content-length:";

    private LspMessageReader() {}

    /** Returns the next message's bytes; empty if the stream ends between messages. */
    static Optional<byte[]> readMessage(InputStream in) throws IOException {
        int length = -1;
        for (String header = readLine(in); !header.isEmpty(); header = readLine(in)) {
            if (header.equals("\n")) {
                return Optional.empty();
            }
            if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = parseLength(header.substring(LENGTH.length()).strip());
            }
        }
        if (length < 0) {
            throw new IOException("A message without a length");
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("The stream ended within a message");
        }
        return Optional.of(body);
    }

    private static int parseLength(String digits) throws IOException {
        try {
            int length = Integer.parseInt(digits);
            if (length >= 0 && length <= LONGEST_BODY) {
                return length;
            }
        } catch (NumberFormatException _) {
            // Reported below, like a length that is out of bounds.
        }
        throw new IOException("A message with an invalid length");
    }

    /** Returns a header line without its ending; a single newline means the end of the stream. */
    private static String readLine(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return "\n";
            }
            if (text.length() == LONGEST_HEADER) {
                throw new IOException("A header line is too long");
            }
            text.append((char) next);
        }
        return text.toString().stripTrailing();
    }
}
