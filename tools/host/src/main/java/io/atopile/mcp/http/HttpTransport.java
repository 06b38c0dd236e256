package io.atopile.mcp.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Performs single HTTP/1.1 exchanges. Redirects aren't followed, so that a secret is sent to no other host. The client is created on first use because
 * creating it takes longer than the rest of the server's start.
 */
public final class HttpTransport implements AutoCloseable {

    private final Duration connectWithin;
    private @Nullable HttpClient client;
    private boolean closed;

    /** @param connectWithin time limit for establishing a connection */
    public HttpTransport(Duration connectWithin) {
        this.connectWithin = connectWithin;
    }

    /** The result of an exchange. */
    public sealed interface Exchange<T> {

        record Received<T>(HttpResponse<T> response) implements Exchange<T> {}

        record Late<T>() implements Exchange<T> {}

        /**
         * The exchange failed.
         *
         * @param hasBegun whether the response had begun
         */
        record Broken<T>(Throwable cause, boolean hasBegun) implements Exchange<T> {}
    }

    /** Sends a request and waits for the response; whatever ends the wait also ends the exchange. */
    public <T> Exchange<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body, Duration within) throws InterruptedException {
        var begun = new AtomicBoolean();
        var exchange = openClient().sendAsync(request, head -> {
            begun.set(true);
            return body.apply(head);
        });
        try {
            return new Exchange.Received<>(exchange.get(within.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            return new Exchange.Late<>();
        } catch (ExecutionException failure) {
            return new Exchange.Broken<>(Objects.requireNonNullElse(failure.getCause(), failure), begun.get());
        } finally {
            exchange.cancel(true);
        }
    }

    /** Returns the client. After {@link #close}, it rejects every request. */
    private synchronized HttpClient openClient() {
        var made = client;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(connectWithin)
                    .build();
            client = made;
            if (closed) {
                made.shutdownNow();
            }
        }
        return made;
    }

    /** Aborts all exchanges. */
    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.shutdownNow();
        }
    }
}
