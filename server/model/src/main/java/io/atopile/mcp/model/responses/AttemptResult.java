package io.atopile.mcp.model.responses;

import io.atopile.mcp.model.ModelReply;
import java.time.Duration;
import java.util.Optional;

/** How one try to get an answer ended. */
sealed interface AttemptResult {

    /** The answer is complete. */
    record Whole(String responseId, boolean endsTurn) implements AttemptResult {}

    /** The same question would get the same refusal. */
    record Refused(ModelReply.Fault fault, String why) implements AttemptResult {}

    /**
     * Another try may do better.
     *
     * @param asked how long the provider says to wait first
     */
    record Passing(Stage stage, String why, Optional<Duration> asked) implements AttemptResult {

        static Passing of(Stage stage, String why) {
            return new Passing(stage, why, Optional.empty());
        }
    }

    /** The provider doesn't have the response that the request goes on from. */
    record Forgotten() implements AttemptResult {}

    /** The model has no encrypted reasoning to give. */
    record Unencrypted() implements AttemptResult {}

    /** How far a try got; each stage has its own number of retries. */
    enum Stage {
        /** No answer began. */
        REQUEST,
        /** It began, or the provider put it off until later. */
        STREAM
    }
}
