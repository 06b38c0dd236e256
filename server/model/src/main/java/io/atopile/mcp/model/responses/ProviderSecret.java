package io.atopile.mcp.model.responses;

import java.util.Objects;

/** A key or token, which is revealed only in requests to its own provider. */
public final class ProviderSecret {

    private static final String HIDDEN = "***";

    /** A shorter value is hardly a secret, and hiding it would garble messages. */
    private static final int SHORTEST_HIDDEN = 6;

    private final String value;

    private ProviderSecret(String value) {
        this.value = value;
    }

    /** Strips whitespace around the value, which files and variables often contain. */
    public static ProviderSecret of(String value) {
        return new ProviderSecret(value.strip());
    }

    String reveal() {
        return value;
    }

    String hideIn(String text) {
        return value.length() < SHORTEST_HIDDEN ? text : text.replace(value, HIDDEN);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProviderSecret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(value);
    }

    @Override
    public String toString() {
        return HIDDEN;
    }
}
