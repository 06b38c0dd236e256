package io.atopile.mcp.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages out that reach this machine by a name of their own (DNS rebinding): the host asked for and the
 * origin, where there is one, must be this machine's loopback. The port may differ, as it does behind a tunnel.
 */
final class Guard {

    private final Set<String> hosts;

    /** @param host the loopback name or address that the server listens on */
    Guard(String host) {
        this.hosts = Set.of("localhost", "127.0.0.1", "[::1]").contains(inUrl(host))
                ? Set.of("localhost", "127.0.0.1", "[::1]")
                : Set.of("localhost", "127.0.0.1", "[::1]", inUrl(host));
    }

    Optional<Refusal> objection(HttpServletRequest request) {
        if (!values(request, "Host").stream().allMatch(host -> isOurs("http://" + host))
                || request.getHeader("Host") == null) {
            return Optional.of(Refusal.of(421, "The Host header does not name this machine's loopback."));
        }
        return values(request, "Origin").stream().allMatch(this::isOurs)
                ? Optional.empty()
                : Optional.of(Refusal.of(403, "Requests from this Origin are not served."));
    }

    /** An address as it stands in a URL: one of IPv6 in brackets. */
    static String inUrl(String host) {
        var bare = host.toLowerCase(Locale.ROOT);
        return bare.contains(":") && !bare.startsWith("[") ? "[" + bare + "]" : bare;
    }

    private boolean isOurs(String origin) {
        try {
            return isOurs(new URI(origin));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private boolean isOurs(URI origin) {
        var scheme = origin.getScheme();
        return scheme != null
                && Set.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT))
                && isOneOfOurs(origin.getHost())
                && origin.getUserInfo() == null;
    }

    private boolean isOneOfOurs(@Nullable String host) {
        return host != null && hosts.contains(host.toLowerCase(Locale.ROOT));
    }

    private static List<String> values(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header));
    }
}
