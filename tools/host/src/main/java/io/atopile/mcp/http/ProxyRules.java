package io.atopile.mcp.http;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which proxy to use for which address, from the usual environment variables: {@code HTTP_PROXY}, {@code HTTPS_PROXY},
 * {@code ALL_PROXY} and {@code NO_PROXY}, in lower case too. This machine itself is always reached directly.
 *
 * @param exceptions hosts, domains or {@code *} that are reached directly, each perhaps with a port
 */
public record ProxyRules(Optional<URI> http, Optional<URI> https, List<String> exceptions) {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    public ProxyRules {
        exceptions = List.copyOf(exceptions);
    }

    public static ProxyRules of(Map<String, String> environment) {
        var all = find(environment, "all_proxy");
        var exceptions = findText(environment, "no_proxy").stream()
                .flatMap(text -> Arrays.stream(text.toLowerCase(Locale.ROOT).split("[,\\s]+")))
                .filter(host -> !host.isEmpty())
                .toList();
        return new ProxyRules(find(environment, "http_proxy").or(() -> all), find(environment, "https_proxy").or(() -> all), exceptions);
    }

    /** Returns whether the environment names no proxy. */
    public boolean isEmpty() {
        return http.isEmpty() && https.isEmpty();
    }

    /** Returns the proxy for an address; empty if the address is reached directly. */
    public Optional<InetSocketAddress> find(URI address) {
        var isSecure = "https".equalsIgnoreCase(address.getScheme());
        return (isSecure ? https : http).filter(_ -> !isDirect(address, isSecure)).map(ProxyRules::resolve);
    }

    private static InetSocketAddress resolve(URI proxy) {
        var isSecure = "https".equalsIgnoreCase(proxy.getScheme());
        return new InetSocketAddress(proxy.getHost(), proxy.getPort() < 0 ? (isSecure ? HTTPS_PORT : HTTP_PORT) : proxy.getPort());
    }

    private boolean isDirect(URI address, boolean isSecure) {
        var host = address.getHost().toLowerCase(Locale.ROOT);
        if (host.equals("localhost") || host.endsWith(".localhost") || host.startsWith("127.") || host.equals("[::1]")) {
            return true;
        }
        var port = address.getPort() < 0 ? (isSecure ? HTTPS_PORT : HTTP_PORT) : address.getPort();
        return exceptions.stream().anyMatch(exception -> matches(exception, host, port));
    }

    private static boolean matches(String exception, String host, int port) {
        var suffix = ":" + port;
        var name = exception.endsWith(suffix) ? exception.substring(0, exception.length() - suffix.length()) : exception;
        var bare = name.replaceFirst("^\\*?\\.", "");
        return name.equals("*") || host.equals(bare) || (!bare.isEmpty() && host.endsWith("." + bare));
    }

    private static Optional<URI> find(Map<String, String> environment, String variable) {
        return findText(environment, variable).flatMap(ProxyRules::parse);
    }

    private static Optional<String> findText(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .or(() -> Optional.ofNullable(environment.get(variable.toUpperCase(Locale.ROOT))))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** Parses a proxy's address, which may lack its scheme; empty if it is none. */
    private static Optional<URI> parse(String text) {
        try {
            return Optional.of(URI.create(text.contains("://") ? text : "http://" + text)).filter(uri -> uri.getHost() != null);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
