package io.atopile.mcp.model.responses;

import java.util.Objects;

/** A key or a token, which only requests to its own provider show. */
public final class ProviderSecret {

    private static final String HIDDEN = "***";

    /** A shorter value is no secret worth the name, and hiding it would garble what people read. */
    private static final int SHORTEST_HIDDEN = 6;

    private final String value;

    private ProviderSecret(String value) {
        this.value = value;
    }

    /** Blanks around it, which files and variables often have, are no part of it. */
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
