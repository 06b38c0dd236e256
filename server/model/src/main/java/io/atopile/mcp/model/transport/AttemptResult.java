package io.atopile.mcp.model.transport;

import io.atopile.mcp.model.ModelReply;
import java.time.Duration;
import java.util.Optional;

/** The result of one attempt to get a response. */
public sealed interface AttemptResult {

    /** The response is complete. */
    record Whole(String responseId, boolean endsTurn) implements AttemptResult {}

    /** The same request would fail in the same way. */
    record Refused(ModelReply.Fault fault, String why) implements AttemptResult {}

    /**
     * Another attempt may succeed.
     *
     * @param asked how long to wait first, if the provider says so
     */
    record Passing(Stage stage, String why, Optional<Duration> asked) implements AttemptResult {

        public static Passing of(Stage stage, String why) {
            return new Passing(stage, why, Optional.empty());
        }

        public static Passing ofMalformedEvent() {
            return of(Stage.STREAM, "an event is not valid JSON");
        }
    }

    /** The provider no longer has the response that the request continues. */
    record Forgotten() implements AttemptResult {}

    /** The provider, or the model, doesn't support a part of the request; {@code why} is the error as it is if nothing can be left out. */
    record Unsupported(ProviderFeature feature, Refused why) implements AttemptResult {}

    /** How far an attempt got; each stage has its own number of retries. */
    enum Stage {
        /** No response started. */
        REQUEST,
        /** The response started, or the provider asked to retry later. */
        STREAM
    }
}
