package io.atopile.mcp.service;

import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The HTTP client, created on first use because creating it takes longer than the rest of the server's start. */
final class LazyHttpClient implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private @Nullable HttpClient client;
    private boolean closed;

    /** Returns the client. After {@link #close}, it rejects every request. */
    synchronized HttpClient get() {
        var made = client;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT)
                    .build();
            client = made;
            if (closed) {
                made.shutdownNow();
            }
        }
        return made;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.shutdownNow();
            client.close();
        }
    }
}
