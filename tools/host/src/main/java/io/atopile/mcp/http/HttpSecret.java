package io.atopile.mcp.http;

/** A key or token. It is revealed only in requests to its own server, and never displayed. */
public final class HttpSecret {

    private static final String HIDDEN = "***";

    private final String value;

    private HttpSecret(String value) {
        this.value = value;
    }

    /** Strips whitespace around the value, which files and variables often contain. */
    public static HttpSecret of(String value) {
        return new HttpSecret(value.strip());
    }

    public String reveal() {
        return value;
    }

    /** Returns a text with every occurrence of the secret masked. */
    public String hideIn(String text) {
        return value.isEmpty() ? text : text.replace(value, HIDDEN);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HttpSecret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return HIDDEN;
    }
}
