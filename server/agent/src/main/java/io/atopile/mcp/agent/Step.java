package io.atopile.mcp.agent;

import java.util.List;

/** The next action of a run. */
public sealed interface Step {

    /** Send the whole conversation to the model. */
    record AskModel(int number) implements Step {}

    /** Ask the model again, because its reply can't be used as it is. */
    record Nudge(ReplyProgress.Shortcoming why) implements Step {}

    /** Execute these calls, in parallel if there are several. */
    record CallTools(int number, List<CallRef> calls) implements Step {}

    /** Ask a person to approve this call. */
    record AskPerson(int number, CallRef call, String question) implements Step {}

    /** Answer this call without executing it. */
    record Settle(CallRef call, Reason reason, String message) implements Step {}

    /** Compact the conversation. */
    record Compact(int number) implements Step {}

    /** End the turn. */
    record Finish(RunStatus status, String reason) implements Step {}

    /** Why a call isn't executed. */
    enum Reason {
        NO_SUCH_TOOL,
        DENIED,
        OUTCOME_UNKNOWN
    }
}
