package io.atopile.mcp.hashline;

import java.nio.charset.StandardCharsets;

/** How a line ends. */
public enum LineTerminator {
    LF("\n"),
    CRLF("\r\n"),
    CR("\r"),
    /** The last line of a file without a final newline. */
    NONE("");

    private final String text;

    LineTerminator(String text) {
        this.text = text;
    }

    int length() {
        return text.length();
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns this terminator, or {@code other} if a line has none. */
    LineTerminator withDefault(LineTerminator other) {
        return this == NONE ? other : this;
    }
}
