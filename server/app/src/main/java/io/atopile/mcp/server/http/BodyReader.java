package io.atopile.mcp.server.http;

import io.atopile.mcp.server.dispatch.JsonRpcMessage;
import io.atopile.mcp.tool.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Reads the messages of requests, within the limits for one message, for all messages in flight together, and for the time a
 * client may take. No JSON tree is built of a message that is too large for one.
 */
final class BodyReader {

    private static final int FIRST_BYTES = 1 << 10;

    /** The body of a request. */
    sealed interface Body {

        /** A message, valid or not; {@code memory} must be closed when the request has been answered. */
        record Read(JsonRpcMessage incoming, RequestMemory.Reservation memory) implements Body {}

        record Refused(HttpErrorResponse refusal) implements Body {}
    }

    private final RequestBounds bounds;
    private final RequestMemory memory;
    private final ReentrantLock parsing = new ReentrantLock(true);

    BodyReader(RequestBounds bounds, RequestMemory memory) {
        this.bounds = bounds;
        this.memory = memory;
    }

    Body read(HttpServletRequest request) throws IOException {
        var announced = request.getContentLengthLong();
        if (announced > bounds.messageBytes()) {
            return new Body.Refused(tooLong());
        }
        var reservation = memory.open();
        try {
            var body = read(request, announced, reservation);
            if (body instanceof Body.Refused) {
                reservation.close();
            }
            return body;
        } catch (IOException | RuntimeException failure) {
            reservation.close();
            throw failure;
        }
    }

    private Body read(HttpServletRequest request, long announced, RequestMemory.Reservation reservation) throws IOException {
        var arriving = new Arriving(request.getInputStream(), announced, reservation);
        try (var _ = ConnectionIdleTimeout.of(request, bounds.bodyStall())) {
            var refusal = arriving.readAll();
            return refusal.isPresent() ? new Body.Refused(refusal.get()) : parse(arriving.bytes(), reservation);
        } catch (IOException failure) {
            if (failure.getCause() instanceof TimeoutException) {
                return new Body.Refused(tooSlow());
            }
            throw failure;
        }
    }

    private Body parse(byte[] bytes, RequestMemory.Reservation reservation) {
        var values = JsonValueCounter.countValues(bytes);
        if (values > bounds.values()) {
            var message = "A message may contain at most %d JSON values.".formatted(bounds.values());
            return new Body.Refused(HttpErrorResponse.of(413, message).withRequestId(JsonValueCounter.findRequestId(bytes)));
        }
        return reservation.takeTree(bytes.length, values)
                ? new Body.Read(parseInTurn(bytes), reservation)
                : new Body.Refused(noMemory().withRequestId(JsonValueCounter.findRequestId(bytes)));
    }

    /** Parses one large message at a time, so that the responses to others don't wait for many. */
    private JsonRpcMessage parseInTurn(byte[] bytes) {
        if (bytes.length <= RequestBounds.SMALL_BYTES) {
            return JsonRpcMessage.parse(bytes);
        }
        parsing.lock();
        try {
            return JsonRpcMessage.parse(bytes);
        } finally {
            parsing.unlock();
        }
    }

    private HttpErrorResponse tooLong() {
        return HttpErrorResponse.of(413, "A message may be at most " + bounds.messageBytes() + " bytes long.");
    }

    private static HttpErrorResponse tooSlow() {
        return HttpErrorResponse.of(408, "The message did not arrive in time.");
    }

    private static HttpErrorResponse noMemory() {
        return new HttpErrorResponse(503, HttpErrorResponse.UNAVAILABLE, "Too many large messages are being processed. Try again in a second.", null);
    }

    /** A body while it arrives. */
    private final class Arriving {

        private final InputStream in;
        private final long announced;
        private final RequestMemory.Reservation reservation;
        private final long began = System.nanoTime();
        private byte[] buffer = new byte[0];
        private int length;

        Arriving(InputStream in, long announced, RequestMemory.Reservation reservation) {
            this.in = in;
            this.announced = announced;
            this.reservation = reservation;
        }

        byte[] bytes() {
            return length == buffer.length ? buffer : Arrays.copyOf(buffer, length);
        }

        /** Reads the body to its end; returns the refusal if it can't be read to there. */
        Optional<HttpErrorResponse> readAll() throws IOException {
            while (length != announced) {
                if (length == buffer.length && !grow()) {
                    return Optional.of(noMemory());
                }
                var count = in.read(buffer, length, buffer.length - length);
                if (count < 0) {
                    break;
                }
                length += count;
                if (length > bounds.messageBytes()) {
                    return Optional.of(tooLong());
                }
                if (isTooSlow()) {
                    return Optional.of(tooSlow());
                }
            }
            return Optional.empty();
        }

        private boolean grow() {
            var most = (int) (announced < 0 ? bounds.messageBytes() + 1L : announced);
            if (length >= RequestBounds.SMALL_BYTES) {
                reservation.markLarge();
                return resize(most);
            }
            return resize(Math.min(most, Math.clamp(4L * length, FIRST_BYTES, RequestBounds.SMALL_BYTES)));
        }

        private boolean resize(int size) {
            if (!reservation.growTo(size)) {
                return false;
            }
            buffer = Arrays.copyOf(buffer, size);
            return true;
        }

        private boolean isTooSlow() {
            var since = Duration.ofNanos(System.nanoTime() - began).minus(bounds.bodyGrace());
            return since.isPositive() && length < since.toMillis() * bounds.bytesPerSecond() / 1000;
        }
    }

    /** Estimates how much memory a message would need as a tree, without building it and without validating the JSON. */
    private static final class JsonValueCounter {

        private static final int FIRST_TOKENS = 100;

        private JsonValueCounter() {}

        /** Returns an upper bound for the number of values and names in it: an empty list or object counts twice. */
        static int countValues(byte[] utf8) {
            var count = 1;
            var inText = false;
            for (var i = 0; i < utf8.length; i++) {
                switch (utf8[i]) {
                    case '\\' -> i++;
                    case '"' -> inText = !inText;
                    case ',', ':', '[', '{' -> count += inText ? 0 : 1;
                    default -> {}
                }
            }
            return count;
        }

        /** Returns the request's id if it is at the beginning of the message; otherwise null. */
        static @Nullable JsonNode findRequestId(byte[] utf8) {
            try (var parser = Json.mapper().createParser(utf8)) {
                var depth = 0;
                for (var i = 0; i < FIRST_TOKENS; i++) {
                    var token = parser.nextToken();
                    if (token == null) {
                        return null;
                    }
                    if (depth == 1 && token == JsonToken.PROPERTY_NAME && parser.currentName().equals("id")) {
                        return readScalar(parser, parser.nextToken());
                    }
                    depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                }
            } catch (JacksonException _) {
                return null;
            }
            return null;
        }

        private static @Nullable JsonNode readScalar(JsonParser parser, @Nullable JsonToken token) {
            if (token == JsonToken.VALUE_STRING) {
                return Json.mapper().getNodeFactory().stringNode(parser.getString());
            }
            return token == JsonToken.VALUE_NUMBER_INT ? Json.mapper().getNodeFactory().numberNode(parser.getLongValue()) : null;
        }
    }
}
