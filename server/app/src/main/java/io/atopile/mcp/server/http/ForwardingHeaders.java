package io.atopile.mcp.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Detects requests that a proxy forwarded: by headers that no MCP client on this machine sends, or by HTTP/1.0. */
final class ForwardingHeaders {

    private static final Set<String> NAMES = Set.of(
            "forwarded",
            "via",
            "x-real-ip",
            "x-client-ip",
            "x-cluster-client-ip",
            "x-remote-ip",
            "x-remote-addr",
            "x-originating-ip",
            "x-original-host",
            "x-original-url",
            "x-envoy-external-address",
            "x-azure-clientip",
            "x-azure-socketip",
            "x-appengine-user-ip",
            "x-amzn-trace-id",
            "x-cloud-trace-context",
            "x-vercel-forwarded-for",
            "true-client-ip",
            "fastly-client-ip",
            "fly-client-ip",
            "cdn-loop",
            "client-ip",
            "proxy-client-ip",
            "wl-proxy-client-ip");

    private static final List<String> PREFIXES =
            List.of("x-forwarded", "x-original-forwarded", "x-proxyuser", "cf-", "tailscale-", "ngrok-", "x-ms-forwarded", "x-arr-");

    private ForwardingHeaders() {}

    /** Returns a description of the evidence; empty if there is none. */
    static Optional<String> find(HttpServletRequest request) {
        if (request.getProtocol().equals("HTTP/1.0")) {
            return Optional.of("HTTP/1.0");
        }
        return Collections.list(request.getHeaderNames()).stream()
                .filter(ForwardingHeaders::isOne)
                .findFirst()
                .map(name -> "the header " + name);
    }

    private static boolean isOne(String header) {
        var name = header.toLowerCase(Locale.ROOT);
        return NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
    }
}
