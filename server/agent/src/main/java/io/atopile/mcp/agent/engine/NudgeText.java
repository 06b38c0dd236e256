package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.ReplyProgress.Shortcoming;

/** What the model is told when it is asked again because its reply can't be used as it is. */
final class NudgeText {

    private static final String EMPTY =
            "Your last reply had neither a text nor a call. Continue with the task: make the next call, or give your final answer as text.";
    private static final String CUT =
            "Your last reply was cut off at its output limit. Continue exactly where it stopped; don't repeat what you already wrote.";
    private static final String CUT_BEFORE_ANY_TEXT =
            "Your last reply reached its output limit before it had any text or a complete call. Think less and be brief: make one call, or answer.";

    private NudgeText() {}

    /** Returns the message for a reply; {@code hasText} is whether any of its text arrived. */
    static String of(Shortcoming why, boolean hasText) {
        return switch (why) {
            case EMPTY -> EMPTY;
            case CUT -> hasText ? CUT : CUT_BEFORE_ANY_TEXT;
            case MISMATCH -> throw new IllegalStateException("The violations are stated with the answer's check");
        };
    }
}
