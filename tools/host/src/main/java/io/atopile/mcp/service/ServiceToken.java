package io.atopile.mcp.service;

/** A bearer token that authenticates the user to a service. It is sent with requests and never displayed. */
public record ServiceToken(String value) {

    private static final String HIDDEN = "***";

    /** Returns a text with every occurrence of the token masked. */
    String redact(String text) {
        return value.isEmpty() ? text : text.replace(value, HIDDEN);
    }

    @Override
    public String toString() {
        return HIDDEN;
    }
}
