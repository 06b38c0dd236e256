package io.atopile.mcp.service;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Where a service is, as the user or atopile itself says: a project may come from a stranger, so what it names is never asked.
 *
 * @param base without a slash at its end
 */
public record ServiceAddress(URI base) {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Reads an address of http or https; empty for anything else. */
    public static Optional<ServiceAddress> of(String text) {
        try {
            var uri = new URI(text.strip().replaceFirst("/+$", ""));
            return isPlain(uri) ? Optional.of(new ServiceAddress(uri)) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /** Whether a secret may be sent there: with https, or on this machine. */
    public boolean mayHaveSecrets() {
        return "https".equals(base.getScheme()) || LOOPBACK.contains(base.getHost().toLowerCase(Locale.ROOT));
    }

    /** The machine's name, and its port where it isn't the usual one. */
    public String host() {
        return base.getPort() < 0 ? base.getHost() : base.getHost() + ":" + base.getPort();
    }

    URI resolve(String path) {
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
        return SCHEMES.contains(Objects.requireNonNullElse(uri.getScheme(), ""))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }
}
