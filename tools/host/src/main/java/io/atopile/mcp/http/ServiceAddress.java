package io.atopile.mcp.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The address of a service, as configured by the user or atopile. Addresses in a project's manifest are never used, because the project may be
 * untrusted.
 *
 * @param base without a trailing slash
 */
public record ServiceAddress(URI base) {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Parses an http or https address; empty for anything else. */
    public static Optional<ServiceAddress> of(String text) {
        try {
            var uri = new URI(text.strip().replaceFirst("/+$", ""));
            return isPlain(uri) && SCHEMES.contains(uri.getScheme()) ? Optional.of(new ServiceAddress(uri)) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /** Whether secrets may be sent to this address: only over https, or to this machine. */
    public boolean mayHaveSecrets() {
        return "https".equals(base.getScheme()) || LOOPBACK.contains(base.getHost().toLowerCase(Locale.ROOT));
    }

    /** The host name, with the port if it isn't the default one. */
    public String host() {
        return base.getPort() < 0 ? base.getHost() : base.getHost() + ":" + base.getPort();
    }

    URI resolve(String path) {
        return URI.create(base + path);
    }

    /** Whether another address has the same scheme, host and port. */
    boolean isSameOrigin(URI other) {
        return Objects.equals(base.getScheme(), other.getScheme())
                && base.getHost().equalsIgnoreCase(Objects.requireNonNullElse(other.getHost(), ""))
                && base.getPort() == other.getPort()
                && other.getRawUserInfo() == null;
    }

    /** Whether a URL has an http or https scheme in any case, a host, and neither user, query nor fragment. */
    public static boolean isPlain(URI uri) {
        return SCHEMES.contains(Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }
}
