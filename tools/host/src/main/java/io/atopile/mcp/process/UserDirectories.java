package io.atopile.mcp.process;

import java.nio.file.Path;
import java.util.Map;

/** The user's directories as the XDG base directory specification defines them. */
public final class UserDirectories {

    private UserDirectories() {}

    public static Path home(Map<String, String> environment) {
        return Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "/")));
    }

    /** {@code XDG_CONFIG_HOME} if it is absolute, otherwise {@code ~/.config}. */
    public static Path configuration(Map<String, String> environment) {
        var configured = Path.of(environment.getOrDefault("XDG_CONFIG_HOME", ""));
        return configured.isAbsolute() ? configured : home(environment).resolve(".config");
    }
}
