package io.atopile.mcp.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Blocks web pages that reach this machine through a host name of their own (DNS rebinding): the requested host and the origin,
 * if there is one, must be this machine's loopback. The port may differ, as it does behind a tunnel.
 */
final class OriginGuard {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Set<String> hosts;

    /** @param host the loopback name or address that the server listens on */
    OriginGuard(String host) {
        this.hosts = Stream.concat(LOOPBACK.stream(), Stream.of(formatUrlHost(host))).collect(Collectors.toUnmodifiableSet());
    }

    Optional<HttpErrorResponse> findRejection(HttpServletRequest request) {
        var named = listHeaderValues(request, "Host");
        if (named.isEmpty() || !named.stream().allMatch(host -> isOurs("http://" + host))) {
            return Optional.of(HttpErrorResponse.of(421, "The Host header does not name this machine's loopback address."));
        }
        return listHeaderValues(request, "Origin").stream().allMatch(this::isOurs)
                ? Optional.empty()
                : Optional.of(HttpErrorResponse.of(403, "Requests from this Origin are not accepted."));
    }

    /** Returns an address as written in a URL: IPv6 addresses in brackets. */
    static String formatUrlHost(String host) {
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
        var host = origin.getHost();
        return scheme != null
                && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))
                && host != null
                && hosts.contains(host.toLowerCase(Locale.ROOT))
                && origin.getUserInfo() == null
                && origin.getRawPath().isEmpty();
    }

    private static List<String> listHeaderValues(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header));
    }
}
