package io.atopile.mcp.service;

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
        String describe();

        /** Whether the same request may succeed if retried later. */
        boolean isPassing();
    }

    /**
     * The service rejected the request.
     *
     * @param status the HTTP status
     * @param message short, from the service or our own
     */
    record Refused(int status, String message) implements Failure {

        private static final int SERVER_FAULT = 500;

        @Override
        public String describe() {
            return "answered %d: %s".formatted(status, message);
        }

        @Override
        public boolean isPassing() {
            return status >= SERVER_FAULT;
        }
    }

    /** The connection could not be established. */
    record Unreachable(String reason) implements Failure {

        @Override
        public String describe() {
            return "can't be reached: " + reason;
        }

        @Override
        public boolean isPassing() {
            return true;
        }
    }

    /** The time limit was exceeded. */
    record Late(Duration within) implements Failure {

        @Override
        public String describe() {
            return "did not answer within %.1f s".formatted(within.toMillis() / 1000.0);
        }

        @Override
        public boolean isPassing() {
            return true;
        }
    }

    /**
     * The service is overloaded or under maintenance.
     *
     * @param after how long it wants clients to wait, if it says so
     */
    record Overloaded(int status, Optional<Duration> after) implements Failure {

        @Override
        public String describe() {
            return "is overloaded (%d)%s".formatted(
                    status, after.map(wait -> " and asks to retry after %d s".formatted(wait.toSeconds())).orElse(""));
        }

        @Override
        public boolean isPassing() {
            return true;
        }
    }

    /** The response is incomplete, too long, or not JSON. */
    record Garbled(String reason) implements Failure {

        @Override
        public String describe() {
            return "sent an unusable response: " + reason;
        }

        @Override
        public boolean isPassing() {
            return false;
        }
    }

    /** The circuit breaker is open after repeated failures. */
    record Resting(Duration left) implements Failure {

        @Override
        public String describe() {
            return "is temporarily disabled after repeated failures; next attempt in %d s".formatted(Math.max(1, left.toSeconds()));
        }

        @Override
        public boolean isPassing() {
            return true;
        }
    }
}
