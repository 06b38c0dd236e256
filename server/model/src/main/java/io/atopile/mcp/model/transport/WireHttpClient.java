package io.atopile.mcp.model.transport;

import io.atopile.mcp.http.ConnectionFailure;
import io.atopile.mcp.http.HttpTransport;
import io.atopile.mcp.http.HttpTransport.Exchange;
import io.atopile.mcp.model.ModelReply.Fault;
import io.atopile.mcp.model.transport.AttemptResult.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Sends one request to the provider and reads the response until it ends, breaks off or stalls. */
final class WireHttpClient implements AutoCloseable {

    private static final int LONGEST_EVENT = 64 << 20;
    private static final int LONGEST_COMPLAINT = 64 << 10;
    private static final int BUFFER = 16 << 10;

    private final HttpTransport client = new HttpTransport(Duration.ofSeconds(10));
    private final ModelProvider provider;
    private final ModelWire wire;
    private final Map<String, String> query;
    private volatile boolean isClosed;

    WireHttpClient(ModelProvider provider, ModelWire wire) {
        this.provider = provider;
        this.wire = wire;
        this.query = provider.query().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().reveal()));
    }

    /** Sends a request. Closes the connection however the request ends. */
    AttemptResult send(String path, String question, ReplyParser answer) throws InterruptedException {
        var ending = performExchange(path, question, answer);
        return isClosed && ending instanceof AttemptResult.Passing
                ? new AttemptResult.Refused(Fault.UNAVAILABLE, "the connection to the provider is closed")
                : ending;
    }

    private AttemptResult performExchange(String path, String question, ReplyParser answer) throws InterruptedException {
        try (var body = new StreamingBodySubscriber()) {
            return switch (client.send(buildRequest(path, question), _ -> body, idle())) {
                case Exchange.Received<?>(var response) -> read(response, body, answer);
                case Exchange.Late<?> _ -> silence();
                case Exchange.Broken<?>(var cause, _) -> toResult(cause, Stage.REQUEST, "");
            };
        }
    }

    private HttpRequest buildRequest(String path, String question) {
        var request = HttpRequest.newBuilder(resolveAddress(path))
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .header("User-Agent", "atopile-mcp");
        wire.buildHeaders(provider.key()).forEach(request::setHeader);
        provider.headers().forEach((name, value) -> request.setHeader(name, value.reveal()));
        return request.POST(HttpRequest.BodyPublishers.ofString(question)).build();
    }

    private URI resolveAddress(String path) {
        var address = ModelProvider.buildAddress(provider.base(), path, query);
        var marks = address.toString().split("\\?", 3);
        return marks.length < 3 ? address : URI.create(String.join("?", marks[0], marks[1]) + "&" + marks[2]);
    }

    private AttemptResult read(HttpResponse<?> response, StreamingBodySubscriber body, ReplyParser answer) throws InterruptedException {
        try (var stream = decode(response, new ResponseBodyStream(body, idle()))) {
            return response.statusCode() == 200 && isStream(response) ? readStream(stream, answer) : readError(response, stream);
        } catch (ResponseBodyStream.IdleException _) {
            return silence();
        } catch (ResponseBodyStream.BrokenException broken) {
            return toResult(broken.getCause(), Stage.STREAM, "the connection broke before the response was complete: ");
        } catch (SseParser.TooLong tooLong) {
            return new AttemptResult.Refused(Fault.REJECTED, describe(tooLong));
        } catch (InterruptedIOException _) {
            Thread.interrupted();
            throw new InterruptedException();
        } catch (IOException damaged) {
            return AttemptResult.Passing.of(Stage.STREAM, "the response can't be decompressed: " + describe(damaged));
        }
    }

    private static InputStream decode(HttpResponse<?> response, InputStream body) throws IOException {
        return switch (response.headers().firstValue("Content-Encoding").orElse("").strip().toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> new GZIPInputStream(body, BUFFER);
            case "deflate" -> new InflaterInputStream(body);
            default -> body;
        };
    }

    /** Whether the response may be an event stream; a response without a content type may. */
    private static boolean isStream(HttpResponse<?> response) {
        var type = getContentType(response);
        return !type.contains("html") && !type.contains("json");
    }

    private static String getContentType(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    }

    private static AttemptResult readStream(InputStream body, ReplyParser answer) throws IOException {
        var events = new SseParser(LONGEST_EVENT);
        var buffer = new byte[BUFFER];
        for (var count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            for (var event : events.feed(Arrays.copyOf(buffer, count))) {
                var ending = answer.take(event);
                if (ending.isPresent()) {
                    return ending.get();
                }
            }
        }
        return answer.finish().orElseGet(() -> AttemptResult.Passing.of(Stage.STREAM, "the stream ended before the response was complete"));
    }

    private static AttemptResult readError(HttpResponse<?> response, InputStream body) throws IOException {
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
        return complaint.isOfPrevious()
                ? new AttemptResult.Forgotten()
                : complaint.toResult(status, RetryBackoff.parseRetryAfter(response.headers(), Instant.now()));
    }

    /** Reads what arrives of an error; one that breaks off is better than none. */
    private static String readBeginning(InputStream body) throws InterruptedIOException {
        var taken = new byte[LONGEST_COMPLAINT];
        var length = 0;
        try {
            for (var count = 0; count >= 0 && length < taken.length; count = body.read(taken, length, taken.length - length)) {
                length += count;
            }
        } catch (InterruptedIOException stopped) {
            throw stopped;
        } catch (IOException _) {
            return new String(taken, 0, length, StandardCharsets.UTF_8);
        }
        return new String(taken, 0, length, StandardCharsets.UTF_8);
    }

    /** Classifies a failure of the connection; a certificate that isn't trusted now will not be trusted soon. */
    private AttemptResult toResult(Throwable failure, Stage stage, String before) {
        var why = before + describe(failure) + client.describeProxy(provider.base()).map(proxy -> " (%s)".formatted(proxy)).orElse("");
        return ConnectionFailure.of(failure) == ConnectionFailure.UNTRUSTED
                ? new AttemptResult.Refused(Fault.UNAVAILABLE, why)
                : AttemptResult.Passing.of(stage, why);
    }

    private static String describe(Throwable failure) {
        return switch (ConnectionFailure.of(failure)) {
            case LOST -> Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName());
            case ConnectionFailure known -> known.title();
        };
    }

    private Duration idle() {
        return provider.patience().idle();
    }

    private AttemptResult silence() {
        return AttemptResult.Passing.of(Stage.STREAM, "no data for %s s".formatted(idle().toMillis() / 1000.0));
    }

    /** Aborts all requests in progress. */
    @Override
    public void close() {
        isClosed = true;
        client.close();
    }
}
