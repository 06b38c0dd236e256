package io.atopile.mcp.service;

import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;

/**
 * Sends requests to services: retries where that can help, never exceeds the time limit of the request, and sends nothing while the circuit breaker
 * of the host is open.
 */
public final class JsonService implements AutoCloseable {

    private static final String AGENT = "atopile-mcp";
    private static final int LONGEST_BODY = 4 << 20;
    private static final int FAILURES = 5;
    private static final Duration REST = Duration.ofSeconds(30);
    private static final int MOST_REDIRECTS = 3;

    /** Sleeps; tests replace it. */
    @FunctionalInterface
    public interface Pauses {
        void pause(Duration time) throws InterruptedException;
    }

    private final LazyHttpClient client = new LazyHttpClient();
    private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();
    private final ServiceRetryPolicy patience;
    private final InstantSource clock;
    private final Pauses pauses;

    public JsonService() {
        this(ServiceRetryPolicy.USUAL, InstantSource.system(), Thread::sleep);
    }

    /** Creates a service with the given retry policy, clock and sleep function, for tests. */
    public JsonService(ServiceRetryPolicy patience, InstantSource clock, Pauses pauses) {
        this.patience = patience;
        this.clock = clock;
        this.pauses = pauses;
    }

    /** Sends a request; returns within its time limit whatever the service does. */
    public ServiceResult ask(ServiceRequest question) throws InterruptedException {
        var breaker = breakers.computeIfAbsent(question.address().host(), _ -> new CircuitBreaker(FAILURES, REST, clock));
        var rest = breaker.enter();
        if (rest.isPresent()) {
            return new ServiceResult.Resting(rest.get());
        }
        ServiceResult reply;
        try {
            reply = sendWithRetries(question);
        } catch (InterruptedException | RuntimeException interrupted) {
            breaker.recordAbandonment();
            throw interrupted;
        }
        if (isServiceFault(reply)) {
            breaker.recordFailure();
        } else {
            breaker.recordSuccess();
        }
        return reply;
    }

    private static boolean isServiceFault(ServiceResult reply) {
        return switch (reply) {
            case ServiceResult.Unreachable _, ServiceResult.Late _, ServiceResult.Overloaded _, ServiceResult.Garbled _ -> true;
            case ServiceResult.Refused refused -> refused.isPassing();
            case ServiceResult.Json _, ServiceResult.Resting _ -> false;
        };
    }

    private ServiceResult sendWithRetries(ServiceRequest question) throws InterruptedException {
        var end = System.nanoTime() + question.within().toNanos();
        for (var attempt = 1; ; attempt++) {
            var reply = sendWithRedirects(question, end);
            var pause = patience.pause(reply, attempt, RandomGenerator.getDefault());
            if (pause.isEmpty() || pause.get().toNanos() >= end - System.nanoTime()) {
                return reply;
            }
            pauses.pause(pause.get());
        }
    }

    private ServiceResult sendWithRedirects(ServiceRequest question, long end) throws InterruptedException {
        var uri = question.address().resolve(question.path());
        for (var hops = 0; hops <= MOST_REDIRECTS; hops++) {
            switch (send(question, uri, end)) {
                case Sent.Failed(var reply) -> {
                    return reply;
                }
                case Sent.Got(var response) -> {
                    var elsewhere = ServiceResponseParser.findRedirect(response, question.body().isPresent());
                    if (elsewhere.isEmpty()) {
                        return ServiceResponseParser.of(question, response, clock);
                    }
                    if (!question.address().isSameOrigin(elsewhere.get())) {
                        return new ServiceResult.Refused(response.statusCode(), "it redirects to another host, and such redirects aren't followed");
                    }
                    uri = elsewhere.get();
                }
            }
        }
        return new ServiceResult.Garbled("it redirects too many times");
    }

    /** The result of a single HTTP exchange. */
    private sealed interface Sent {

        record Got(HttpResponse<byte[]> response) implements Sent {}

        record Failed(ServiceResult reply) implements Sent {}
    }

    private Sent send(ServiceRequest question, URI uri, long end) throws InterruptedException {
        var begun = new AtomicBoolean();
        var exchange = client.get().sendAsync(request(question, uri), _ -> {
            begun.set(true);
            return new BoundedBody(LONGEST_BODY);
        });
        try {
            return new Sent.Got(exchange.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            return new Sent.Failed(new ServiceResult.Late(question.within()));
        } catch (ExecutionException failure) {
            return new Sent.Failed(toFailure(Objects.requireNonNullElse(failure.getCause(), failure), begun.get()));
        } finally {
            exchange.cancel(true);
        }
    }

    private static HttpRequest request(ServiceRequest question, URI uri) {
        var request = HttpRequest.newBuilder(uri).header("User-Agent", AGENT).header("Accept", "application/json");
        question.secret().ifPresent(secret -> request.header("Authorization", "Bearer " + secret.value()));
        question.body().ifPresent(body -> request.header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.mapper().writeValueAsBytes(body))));
        return request.build();
    }

    private static ServiceResult toFailure(Throwable cause, boolean hasBegun) {
        return switch (cause) {
            case BoundedBody.TooLong tooLong -> new ServiceResult.Garbled(String.valueOf(tooLong.getMessage()));
            case SSLException _ -> new ServiceResult.Unreachable("no trusted TLS connection");
            case ConnectException refused -> new ServiceResult.Unreachable(
                    refused.getCause() instanceof UnresolvedAddressException ? "its host name can't be resolved" : "no connection");
            case IOException _ -> hasBegun ? new ServiceResult.Garbled("it is incomplete") : new ServiceResult.Unreachable("the connection was lost");
            default -> throw new IllegalStateException("The request could not be sent", cause);
        };
    }

    @Override
    public void close() {
        client.close();
    }
}
