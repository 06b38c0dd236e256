package io.atopile.mcp.http;

import io.atopile.mcp.http.HttpTransport.Exchange;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Sends requests to services: retries where that can help, never exceeds the time limit of the request, and sends nothing while the circuit breaker
 * of the host is open.
 */
public final class JsonService implements AutoCloseable {

    private static final String AGENT = "atopile-mcp";
    private static final int LONGEST_BODY = 4 << 20;

    /** The message of the JDK's exception for a longer body, which has no type of its own. */
    private static final String TOO_LONG = "body exceeds capacity: " + LONGEST_BODY;

    private static final int FAILURES = 5;
    private static final Duration REST = Duration.ofSeconds(30);
    private static final int MOST_REDIRECTS = 3;
    private static final Set<Integer> OVERLOADED = Set.of(429, 502, 503, 504);
    private static final Set<Integer> REDIRECTED = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> REDIRECTED_AS_IS = Set.of(307, 308);
    private static final int LONGEST_MESSAGE = 200;

    /** Sleeps; tests replace it. */
    @FunctionalInterface
    public interface Pauses {
        void pause(Duration time) throws InterruptedException;
    }

    private final HttpTransport client = new HttpTransport(Duration.ofSeconds(5));
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
        if (reply instanceof ServiceResult.Garbled || (reply instanceof ServiceResult.Failure failure && failure.isPassing())) {
            breaker.recordFailure();
        } else {
            breaker.recordSuccess();
        }
        return reply;
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
            var body = BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_BODY);
            switch (client.send(request(question, uri), body, Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                case Exchange.Late<byte[]> _ -> {
                    return new ServiceResult.Late(question.within());
                }
                case Exchange.Broken<byte[]>(var cause, var hasBegun) -> {
                    return toFailure(cause, hasBegun);
                }
                case Exchange.Received<byte[]>(var response) -> {
                    var elsewhere = findRedirect(response, question.body().isPresent());
                    if (elsewhere.isEmpty()) {
                        return toResult(question, response);
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

    private static HttpRequest request(ServiceRequest question, URI uri) {
        var request = HttpRequest.newBuilder(uri).header("User-Agent", AGENT).header("Accept", "application/json");
        question.secret().ifPresent(secret -> request.header("Authorization", "Bearer " + secret.reveal()));
        question.body().ifPresent(body -> request.header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.mapper().writeValueAsBytes(body))));
        return request.build();
    }

    private static ServiceResult toFailure(Throwable cause, boolean hasBegun) {
        return switch (cause) {
            case IOException failure when TOO_LONG.equals(failure.getMessage()) -> new ServiceResult.Garbled("it exceeds %d bytes".formatted(LONGEST_BODY));
            case IOException _ -> hasBegun ? new ServiceResult.Garbled("it is incomplete") : new ServiceResult.Unreachable(ConnectionFailure.of(cause).title());
            default -> throw new IllegalStateException("The request could not be sent", cause);
        };
    }

    /** Returns the redirect target, if the response is a redirect that may be followed. */
    private static Optional<URI> findRedirect(HttpResponse<byte[]> response, boolean isPost) {
        var codes = isPost ? REDIRECTED_AS_IS : REDIRECTED;
        return codes.contains(response.statusCode())
                ? response.headers().firstValue("Location").flatMap(location -> resolveLocation(response.uri(), location))
                : Optional.empty();
    }

    private static Optional<URI> resolveLocation(URI from, String location) {
        try {
            return Optional.of(from.resolve(location));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private ServiceResult toResult(ServiceRequest question, HttpResponse<byte[]> response) {
        var status = response.statusCode();
        if (OVERLOADED.contains(status)) {
            var after = response.headers().firstValue("Retry-After").flatMap(header -> RetryDelay.parseRetryAfter(header, clock.instant()));
            return new ServiceResult.Overloaded(status, after);
        }
        var isGood = status >= 200 && status < 300;
        return isGood ? parseJson(response) : new ServiceResult.Refused(status, describeFailure(question, response));
    }

    private static ServiceResult parseJson(HttpResponse<byte[]> response) {
        var type = response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.contains("json")) {
            return new ServiceResult.Garbled(type.isEmpty() ? "it has no content type" : "it is %s, not JSON".formatted(ResponseText.shorten(type, LONGEST_MESSAGE)));
        }
        return parseBody(response.body()).<ServiceResult>map(ServiceResult.Json::new).orElseGet(() -> new ServiceResult.Garbled("it isn't valid JSON"));
    }

    private static Optional<JsonNode> parseBody(byte[] body) {
        try {
            return Optional.ofNullable(Json.mapper().readTree(body)).filter(node -> !node.isMissingNode());
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** Describes an error. Hides the secret before truncating, so that it isn't cut in half and then missed. */
    private static String describeFailure(ServiceRequest question, HttpResponse<byte[]> response) {
        var words = parseBody(response.body())
                .map(body -> body.path("detail"))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .orElse("");
        return words.isBlank() ? describeStatus(response.statusCode()) : ResponseText.shorten(question.clean(words), LONGEST_MESSAGE);
    }

    private static String describeStatus(int status) {
        return switch (status) {
            case 401 -> "sign-in required";
            case 403 -> "access denied";
            case 404 -> "not found";
            default -> status >= 500 ? "internal error" : "request rejected";
        };
    }

    @Override
    public void close() {
        client.close();
    }
}
