package io.atopile.mcp.http;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The result of a request to a service. */
public sealed interface ServiceResult {

    /** A successful response. */
    record Json(JsonNode body) implements ServiceResult {}

    /** No usable response, which says nothing about the requested item. */
    sealed interface Failure extends ServiceResult {

        /** Describes the failure, as the rest of a sentence that begins with the service's name. */
        default String describe() {
            return switch (this) {
                case Refused(var status, var message) -> "answered %d: %s".formatted(status, message);
                case Unreachable(var reason) -> "can't be reached: " + reason;
                case Late(var within) -> "did not answer within %.1f s".formatted(within.toMillis() / 1000.0);
                case Overloaded(var status, var after) -> "is overloaded (%d)%s".formatted(
                        status, after.map(wait -> " and asks to retry after %d s".formatted(wait.toSeconds())).orElse(""));
                case Garbled(var reason) -> "sent an unusable response: " + reason;
                case Resting(var left) -> "is temporarily disabled after repeated failures; next attempt in %d s".formatted(Math.max(1, left.toSeconds()));
            };
        }

        /** Whether the same request may succeed if retried later. */
        default boolean isPassing() {
            return switch (this) {
                case Refused(var status, _) -> status >= 500;
                case Unreachable _, Late _, Overloaded _, Resting _ -> true;
                case Garbled _ -> false;
            };
        }
    }

    /**
     * The service rejected the request.
     *
     * @param status the HTTP status
     * @param message short, from the service or our own
     */
    record Refused(int status, String message) implements Failure {}

    /** The connection could not be established. */
    record Unreachable(String reason) implements Failure {}

    /** The time limit was exceeded. */
    record Late(Duration within) implements Failure {}

    /**
     * The service is overloaded or under maintenance.
     *
     * @param after how long it wants clients to wait, if it says so
     */
    record Overloaded(int status, Optional<Duration> after) implements Failure {}

    /** The response is incomplete, too long, or not JSON. */
    record Garbled(String reason) implements Failure {}

    /** The circuit breaker is open after repeated failures. */
    record Resting(Duration left) implements Failure {}
}
