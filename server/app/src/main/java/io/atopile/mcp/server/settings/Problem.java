package io.atopile.mcp.server.settings;

/**
 * What is wrong with a setting. Never repeats a value, which may be a secret in the wrong place.
 *
 * @param hidesRestriction whether what was meant may have been to let clients do less
 */
public record Problem(Origin origin, String message, boolean hidesRestriction) {

    public String forPeople() {
        return origin + ": " + message;
    }
}
