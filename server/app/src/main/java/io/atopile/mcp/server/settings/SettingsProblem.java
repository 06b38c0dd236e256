package io.atopile.mcp.server.settings;

/**
 * An error in a setting. The message never repeats a value, which may be a secret in the wrong place.
 *
 * @param hidesRestriction whether the setting may have been meant to restrict what clients can do
 * @param hidesSandbox whether it may have been meant to confine child processes further, which no policy makes up for
 */
public record SettingsProblem(SettingOrigin origin, String message, boolean hidesRestriction, boolean hidesSandbox) {

    /** Creates a problem that doesn't concern the sandbox. */
    SettingsProblem(SettingOrigin origin, String message, boolean hidesRestriction) {
        this(origin, message, hidesRestriction, false);
    }

    public String forPeople() {
        return origin + ": " + message;
    }
}
