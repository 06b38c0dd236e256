package io.atopile.mcp.http;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private final Map<String, String> environment;
    private final ProxyRules proxies;
    private @Nullable HttpClient client;
    private boolean closed;

    /**
     * Creates a transport that uses the proxies and certificates that this process's environment names.
     *
     * @param connectWithin time limit for establishing a connection
     */
    public HttpTransport(Duration connectWithin) {
        this(connectWithin, System.getenv());
    }

    /** Creates a transport with the proxies and certificates that an environment names. */
    public HttpTransport(Duration connectWithin, Map<String, String> environment) {
        this.connectWithin = connectWithin;
        this.environment = Map.copyOf(environment);
        this.proxies = ProxyRules.of(environment);
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
        HttpClient opened;
        try {
            opened = openClient();
        } catch (IOException unusable) {
            return new Exchange.Broken<>(unusable, false);
        }
        var exchange = opened.sendAsync(request, head -> {
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

    /** Returns how to name the way to an address: through which proxy, if through one. */
    public Optional<String> describeProxy(URI address) {
        return proxies.find(address).map(proxy -> "through the proxy %s:%d".formatted(proxy.getHostString(), proxy.getPort()));
    }

    /** Returns the client. After {@link #close}, it rejects every request. */
    private synchronized HttpClient openClient() throws IOException {
        var made = client;
        if (made == null) {
            var builder = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(new EnvironmentProxies(proxies))
                    .connectTimeout(connectWithin);
            TrustedCertificates.createContext(environment).ifPresent(builder::sslContext);
            made = builder.build();
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

    /** Tells Java's client which proxy to use; where the environment names none, Java's own system properties decide. */
    private static final class EnvironmentProxies extends ProxySelector {

        private final ProxyRules rules;

        EnvironmentProxies(ProxyRules rules) {
            this.rules = rules;
        }

        @Override
        public List<Proxy> select(URI address) {
            return rules.find(address)
                    .map(proxy -> List.of(new Proxy(Proxy.Type.HTTP, proxy)))
                    .orElseGet(() -> rules.isEmpty() && ProxySelector.getDefault() != null
                            ? ProxySelector.getDefault().select(address)
                            : List.of(Proxy.NO_PROXY));
        }

        @Override
        public void connectFailed(URI address, SocketAddress proxy, IOException failure) {}
    }
}
