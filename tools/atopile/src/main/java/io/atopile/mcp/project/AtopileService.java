package io.atopile.mcp.project;

import java.util.Locale;

/** The atopile services that are queried directly, and their addresses. */
public enum AtopileService {
    COMPONENTS("https://legacy.atopileapi.com"),
    PACKAGES("https://packages.atopileapi.com");

    private final String usual;

    AtopileService(String usual) {
        this.usual = usual;
    }

    /** The default address, run by atopile. */
    public String usual() {
        return usual;
    }

    /** The environment variable that overrides the address; atopile reads the same one. */
    public String variable() {
        return "ATO_SERVICES_" + name() + "_URL";
    }

    /** States that the address in the user's settings can't be used. */
    public String describeUnusable() {
        return "%s or services.%s.url in the user's atopile configuration isn't a usable address".formatted(variable(), name().toLowerCase(Locale.ROOT));
    }
}
