package io.atopile.mcp.service;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Where a service is, and who said so.
 *
 * <p>A secret goes only where the user or atopile itself sends it, never where a project does: a project may come from a stranger.
 *
 * @param base without a slash at its end
 */
public record ServiceAddress(URI base, Origin origin) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Who named an address. */
    public enum Origin {
        BUILT_IN,
        /** The user's own environment. */
        ENVIRONMENT,
        /** A project's {@code ato.yaml}. */
        PROJECT
    }

    /** Reads an address: https anywhere, http only on this machine or where the user's environment says so; empty for anything else. */
    public static Optional<ServiceAddress> of(String text, Origin origin) {
        try {
            var uri = new URI(text.strip().replaceFirst("/+$", ""));
            var address = new ServiceAddress(uri, origin);
            return isPlain(uri) && (address.isPrivate() || ("http".equals(uri.getScheme()) && origin == Origin.ENVIRONMENT))
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /** Whether a secret may be sent there. */
    public boolean mayHaveSecrets() {
        return origin != Origin.PROJECT && isPrivate();
    }

    /** The machine's name, and its port where it isn't the usual one. */
    public String host() {
        return base.getPort() < 0 ? base.getHost() : base.getHost() + ":" + base.getPort();
    }

    URI at(String path) {
        return URI.create(base + path);
    }

    /** Whether another address is on the same machine, port and protocol. */
    boolean isSameOrigin(URI other) {
        return Objects.equals(base.getScheme(), other.getScheme())
                && base.getHost().equalsIgnoreCase(Objects.requireNonNullElse(other.getHost(), ""))
                && base.getPort() == other.getPort()
                && other.getRawUserInfo() == null;
    }

    private static boolean isPlain(URI uri) {
        return uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
    }

    private boolean isPrivate() {
        return switch (Objects.requireNonNullElse(base.getScheme(), "")) {
            case "https" -> true;
            case "http" -> LOOPBACK.contains(base.getHost().toLowerCase(Locale.ROOT));
            default -> false;
        };
    }
}
