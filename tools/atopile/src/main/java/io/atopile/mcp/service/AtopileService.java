package io.atopile.mcp.service;

import io.atopile.mcp.service.ServiceAddress.Origin;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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

    /** The setting in {@code ato.yaml} that names it. */
    public String setting() {
        return "services." + name().toLowerCase(Locale.ROOT) + ".url";
    }

    /**
     * Finds it: the user's environment first, then the project, then where it usually is.
     *
     * @param project what the project's {@code ato.yaml} says
     */
    public Whereabouts find(Map<String, String> environment, Optional<String> project) {
        var named = environment.get(variable());
        if (named != null && !named.isBlank()) {
            return read(named, Origin.ENVIRONMENT, variable());
        }
        return project.map(url -> read(url, Origin.PROJECT, setting())).orElseGet(() -> read(usual, Origin.BUILT_IN, name()));
    }

    private static Whereabouts read(String url, Origin origin, String setting) {
        return ServiceAddress.of(url, origin).<Whereabouts>map(Whereabouts.At::new).orElseGet(() -> new Whereabouts.Unusable(setting));
    }
}
