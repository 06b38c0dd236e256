package io.atopile.mcp.server.settings;

/**
 * What is wrong with a setting. Never repeats a value, which may be a secret in the wrong place.
 *
 * @param hidesRestriction whether what was meant may have been to let clients do less
 * @param hidesSandbox whether it may have been to confine child processes more, which no policy makes up for
 */
public record SettingsProblem(SettingOrigin origin, String message, boolean hidesRestriction, boolean hidesSandbox) {

    /** One that has to do with no sandbox. */
    SettingsProblem(SettingOrigin origin, String message, boolean hidesRestriction) {
        this(origin, message, hidesRestriction, false);
    }

    public String forPeople() {
        return origin + ": " + message;
    }
}
