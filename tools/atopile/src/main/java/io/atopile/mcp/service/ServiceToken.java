package io.atopile.mcp.service;

/** Proves to a service who asks. It goes out with a question and is shown nowhere. */
public record ServiceToken(String value) {

    private static final String HIDDEN = "***";

    /** A text in which it doesn't occur any more. */
    String redact(String text) {
        return value.isEmpty() ? text : text.replace(value, HIDDEN);
    }

    @Override
    public String toString() {
        return HIDDEN;
    }
}
