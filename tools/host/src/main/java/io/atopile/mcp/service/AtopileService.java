package io.atopile.mcp.service;

import java.util.Locale;

/** The atopile services that are queried directly, and their addresses. */
public enum AtopileService {
    COMPONENTS("https://legacy.atopileapi.com"),
    PACKAGES("https://packages.atopileapi.com");

    private final String usual;

    AtopileService(String usual) {
        this.usual = usual;
    }

    /** The address of a service, or the setting that prevents its use. */
    public sealed interface Whereabouts {

        record At(ServiceAddress address) implements Whereabouts {}

        /** {@code setting} contains something other than a usable address. */
        record Unusable(String setting) implements Whereabouts {}
    }

    /** The default address, run by atopile. */
    public String usual() {
        return usual;
    }

    /** The environment variable that overrides the address; atopile reads the same one. */
    public String variable() {
        return "ATO_SERVICES_" + name() + "_URL";
    }

    /** The key that overrides the address in the user's atopile configuration and in {@code ato.yaml}. */
    public String setting() {
        return "services." + name().toLowerCase(Locale.ROOT) + ".url";
    }
}
