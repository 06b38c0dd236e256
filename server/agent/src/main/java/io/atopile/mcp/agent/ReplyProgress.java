package io.atopile.mcp.agent;

import java.util.Optional;

/**
 * How the model's newest reply ended, and how often in a row the model was asked again because a reply could not be used.
 *
 * @param endsTurn whether the reply ends the model's turn
 * @param fault why the latest model request failed
 * @param shortcoming why the reply can't be used as it is; empty once the model was asked again
 * @param empty how often in a row it was asked again after an empty reply
 * @param cut how often in a row it was asked to continue after a reply that was cut
 * @param mismatched how often it was asked again for an answer that matches the output schema
 */
public record ReplyProgress(
        boolean endsTurn, Optional<RunEvent.StepFailed> fault, Optional<Shortcoming> shortcoming, int empty, int cut, int mismatched) {

    static final ReplyProgress NONE = new ReplyProgress(false, Optional.empty(), Optional.empty(), 0, 0, 0);

    /** Why a reply can't be used as it is. */
    public enum Shortcoming {
        /** It has neither a text nor a call. */
        EMPTY("The model's reply was empty; it was asked to continue."),
        /** It was cut off at its token limit. */
        CUT("The model's reply was cut off at its output limit; it was asked to continue where it stopped."),
        /** It doesn't match the output schema. */
        MISMATCH("The answer does not match the output schema; the model was asked to answer again.");

        private final String description;

        Shortcoming(String description) {
            this.description = description;
        }

        /** Describes for users what was done about it. */
        public String describe() {
            return description;
        }
    }

    ReplyProgress withReply(RunEvent.ModelReplied reply) {
        var silent = reply.isEmpty();
        var found = silent ? Optional.of(Shortcoming.EMPTY) : Optional.<Shortcoming>empty();
        return new ReplyProgress(reply.endsTurn() && reply.calls().isEmpty(), Optional.empty(), found, silent ? empty : 0, silent ? cut : 0, mismatched);
    }

    ReplyProgress withCut() {
        return new ReplyProgress(false, Optional.empty(), Optional.of(Shortcoming.CUT), 0, cut, mismatched);
    }

    ReplyProgress withFault(RunEvent.StepFailed failed) {
        return new ReplyProgress(endsTurn, Optional.of(failed), shortcoming, empty, cut, mismatched);
    }

    ReplyProgress withoutFault() {
        return new ReplyProgress(endsTurn, Optional.empty(), shortcoming, empty, cut, mismatched);
    }

    /** Counts that the model is asked again. */
    ReplyProgress withNudge(Shortcoming why) {
        return switch (why) {
            case EMPTY -> new ReplyProgress(false, fault, Optional.empty(), empty + 1, cut, mismatched);
            case CUT -> new ReplyProgress(false, fault, Optional.empty(), empty, cut + 1, mismatched);
            case MISMATCH -> new ReplyProgress(false, fault, Optional.empty(), empty, cut, mismatched + 1);
        };
    }

    /** Returns the state after a further message from the user, who may ask for another answer. */
    ReplyProgress withUserMessage() {
        return new ReplyProgress(endsTurn, fault, shortcoming, empty, cut, 0);
    }

    /** Returns how often the model was already asked again for this reason. */
    public int countNudges(Shortcoming why) {
        return switch (why) {
            case EMPTY -> empty;
            case CUT -> cut;
            case MISMATCH -> mismatched;
        };
    }
}
