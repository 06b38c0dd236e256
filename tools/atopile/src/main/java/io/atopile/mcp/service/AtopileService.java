package io.atopile.mcp.service;

import java.util.Locale;

/** The services of atopile's that are asked directly, and where they are. */
public enum AtopileService {
    COMPONENTS("https://legacy.atopileapi.com"),
    PACKAGES("https://packages.atopileapi.com");

    private final String usual;

    AtopileService(String usual) {
        this.usual = usual;
    }

    /** Where a service is, or that what names it is none. */
    public sealed interface Whereabouts {

        record At(ServiceAddress address) implements Whereabouts {}

        /** {@code setting} names something else than an address that may be used. */
        record Unusable(String setting) implements Whereabouts {}
    }

    /** Where atopile itself has it. */
    public String usual() {
        return usual;
    }

    /** The environment variable that names it, the same that atopile reads. */
    public String variable() {
        return "ATO_SERVICES_" + name() + "_URL";
    }

    /** The setting that names it in the user's atopile configuration, and in an {@code ato.yaml}. */
    public String setting() {
        return "services." + name().toLowerCase(Locale.ROOT) + ".url";
    }
}
