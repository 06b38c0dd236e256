package io.atopile.mcp.server.http;

import io.atopile.mcp.server.mcp.SessionLimits;
import java.time.Duration;

/**
 * Where the server listens, how it authenticates clients, and its limits.
 *
 * @param host a loopback address or name
 * @param port 0 selects a free one
 * @param patience how long running calls may continue when the server closes, before they are stopped
 */
public record HttpSettings(
        String host, int port, HttpAuthentication authentication, RequestBounds bounds, Duration patience, SessionLimits limits) {

    public HttpSettings(String host, int port, HttpAuthentication authentication) {
        this(host, port, authentication, RequestBounds.DEFAULT, Duration.ofSeconds(2), SessionLimits.DEFAULT);
    }
}
