package io.atopile.mcp.agent;

import java.util.List;

/** What is to be done next in a run. */
public sealed interface Step {

    /** Ask the model, with the whole conversation. */
    record AskModel(int number) implements Step {}

    /** Make these calls: side by side when there are several. */
    record CallTools(int number, List<CallRef> calls) implements Step {}

    /** Ask a person whether this call may be made. */
    record AskPerson(int number, CallRef call, String question) implements Step {}

    /** Answer this call without making it. */
    record Settle(CallRef call, Reason reason, String message) implements Step {}

    /** Make the conversation shorter. */
    record Compact(int number) implements Step {}

    /** The turn is over. */
    record Finish(RunStatus status, String reason) implements Step {}

    /** Why a call is not made. */
    enum Reason {
        NO_SUCH_TOOL,
        DENIED,
        OUTCOME_UNKNOWN
    }
}
