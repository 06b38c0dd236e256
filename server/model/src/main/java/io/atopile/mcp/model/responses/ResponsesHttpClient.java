package io.atopile.mcp.model.responses;

import io.atopile.mcp.http.HttpTransport;
import io.atopile.mcp.http.HttpTransport.Exchange;
import io.atopile.mcp.model.ModelReply.Fault;
import io.atopile.mcp.model.responses.AttemptResult.Stage;
import io.atopile.mcp.model.responses.StreamingBodySubscriber.Piece;
import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sends one request to the provider and reads the response until it ends, breaks off or stalls. */
final class ResponsesHttpClient implements AutoCloseable {

    private static final int LONGEST_EVENT = 64 << 20;
    private static final int LONGEST_COMPLAINT = 64 << 10;

    private final HttpTransport client = new HttpTransport(Duration.ofSeconds(10));
    private final ModelProvider provider;
    private final URI address;
    private volatile boolean isClosed;

    ResponsesHttpClient(ModelProvider provider) {
        this.provider = provider;
        this.address = ModelProvider.buildAddress(
                provider.base(), "/responses", provider.query().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().reveal())));
    }

    /** Sends a request. Closes the connection however the request ends. */
    AttemptResult send(String question, ResponsesStreamParser answer) throws InterruptedException {
        var ending = performExchange(question, answer);
        return isClosed && ending instanceof AttemptResult.Passing
                ? new AttemptResult.Refused(Fault.UNAVAILABLE, "the connection to the provider is closed")
                : ending;
    }

    private AttemptResult performExchange(String question, ResponsesStreamParser answer) throws InterruptedException {
        try (var body = new StreamingBodySubscriber()) {
            return switch (client.send(request(question), _ -> body, idle())) {
                case Exchange.Received<?>(var response) -> response.statusCode() == 200 && isStream(response)
                        ? readStream(body, answer)
                        : readError(response, body);
                case Exchange.Late<?> _ -> silence();
                case Exchange.Broken<?>(var cause, _) -> AttemptResult.Passing.of(Stage.REQUEST, describeFailure(cause));
            };
        }
    }

    private HttpRequest request(String question) {
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .header("User-Agent", "atopile-mcp");
        provider.key().ifPresent(key -> request.setHeader("Authorization", "Bearer " + key.reveal()));
        provider.headers().forEach((name, value) -> request.setHeader(name, value.reveal()));
        return request.POST(HttpRequest.BodyPublishers.ofString(question)).build();
    }

    /** Whether the response may be an event stream; a response without a content type may. */
    private static boolean isStream(HttpResponse<?> response) {
        var type = getContentType(response);
        return !type.contains("html") && !type.contains("json");
    }

    private static String getContentType(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    }

    private AttemptResult readStream(StreamingBodySubscriber body, ResponsesStreamParser answer) throws InterruptedException {
        var events = new SseParser(LONGEST_EVENT);
        while (true) {
            switch (body.awaitPiece(idle())) {
                case Piece.None() -> {
                    return silence();
                }
                case Piece.End() -> {
                    return AttemptResult.Passing.of(Stage.STREAM, "the stream ended before the response was complete");
                }
                case Piece.Broken(var failure) -> {
                    return AttemptResult.Passing.of(Stage.STREAM, "the connection broke before the response was complete: " + describeFailure(failure));
                }
                case Piece.Bytes bytes -> {
                    var ending = take(bytes, events, answer);
                    if (ending.isPresent()) {
                        return ending.get();
                    }
                }
            }
        }
    }

    private static Optional<AttemptResult> take(Piece.Bytes bytes, SseParser events, ResponsesStreamParser answer) {
        try {
            for (var buffer : bytes.buffers()) {
                for (var event : events.feed(toBytes(buffer))) {
                    var ending = answer.take(event);
                    if (ending.isPresent()) {
                        return ending;
                    }
                }
            }
            return Optional.empty();
        } catch (SseParser.TooLong tooLong) {
            return Optional.of(new AttemptResult.Refused(Fault.REJECTED, describeFailure(tooLong)));
        }
    }

    private AttemptResult readError(HttpResponse<?> response, StreamingBodySubscriber body) throws InterruptedException {
        var status = response.statusCode();
        if (status >= 300 && status < 400) {
            return new AttemptResult.Refused(
                    Fault.REJECTED, "it redirects to another URL, which isn't followed: set the base URL to that one");
        }
        var complaint = ProviderError.ofBody(readBeginning(body));
        if (status < 300) {
            return new AttemptResult.Refused(
                    Fault.REJECTED,
                    "it returned %s instead of an event stream: is the base URL correct?".formatted(getContentType(response)));
        }
        if (complaint.isOfPrevious()) {
            return new AttemptResult.Forgotten();
        }
        if (complaint.isOfEncryption()) {
            return new AttemptResult.Unencrypted();
        }
        return complaint.toResult(status, RetryBackoff.parseRetryAfter(response.headers(), Instant.now()));
    }

    private String readBeginning(StreamingBodySubscriber body) throws InterruptedException {
        var taken = new ByteArrayOutputStream();
        while (taken.size() < LONGEST_COMPLAINT
                && body.awaitPiece(idle()) instanceof Piece.Bytes(var buffers)) {
            buffers.forEach(buffer -> taken.writeBytes(toBytes(buffer)));
        }
        return taken.toString(StandardCharsets.UTF_8);
    }

    private static byte[] toBytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private Duration idle() {
        return provider.patience().idle();
    }

    private AttemptResult silence() {
        return AttemptResult.Passing.of(Stage.STREAM, "no data for %s s".formatted(idle().toMillis() / 1000.0));
    }

    private static String describeFailure(Throwable failure) {
        if (failure instanceof ConnectException) {
            return "could not connect";
        }
        return Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName());
    }

    /** Aborts all requests in progress. */
    @Override
    public void close() {
        isClosed = true;
        client.close();
    }
}
