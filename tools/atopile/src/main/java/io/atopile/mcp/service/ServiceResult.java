package io.atopile.mcp.service;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What came of a question to a service. */
public sealed interface ServiceResult {

    /** It answered. */
    record Json(JsonNode body) implements ServiceResult {}

    /** It gave no answer that can be used, which says nothing about what was asked. */
    sealed interface Failure extends ServiceResult {

        /** What it did, as the rest of a sentence that begins with its name. */
        String describe();

        /** Whether the same question may get an answer a little later. */
        boolean isPassing();
    }

    /**
     * It won't answer this.
     *
     * @param status of HTTP
     * @param message its own words or ours, short
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

    /** No connection to it came about. */
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

    /** It took longer than it was given. */
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
     * It has too much to do, or is being mended.
     *
     * @param after when it wants to be asked again, if it says so
     */
    record Overloaded(int status, Optional<Duration> after) implements Failure {

        @Override
        public String describe() {
            return "is overloaded (%d)%s".formatted(
                    status, after.map(wait -> " and asks for %d s of patience".formatted(wait.toSeconds())).orElse(""));
        }

        @Override
        public boolean isPassing() {
            return true;
        }
    }

    /** What it answered is cut off, too long, or not JSON. */
    record Garbled(String reason) implements Failure {

        @Override
        public String describe() {
            return "gave an answer that can't be used: " + reason;
        }

        @Override
        public boolean isPassing() {
            return false;
        }
    }

    /** It failed so often just now that it isn't asked. */
    record Resting(Duration left) implements Failure {

        @Override
        public String describe() {
            return "failed several times in a row and isn't asked again for %d s".formatted(Math.max(1, left.toSeconds()));
        }

        @Override
        public boolean isPassing() {
            return true;
        }
    }
}
