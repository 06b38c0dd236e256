package io.atopile.mcp.conformance.hashline;

import java.util.Optional;

/** What came of an edit under a fault. */
enum Verdict {
    CORRECT,
    SAFE_REFUSAL,
    FALSE_REFUSAL,
    SILENT_CORRUPTION;

    /** What an edit should come to. */
    sealed interface Expected {

        /** It is made, and the file then holds exactly this. */
        record Made(String text) implements Expected {}

        /** It is refused, and the file keeps every byte. */
        record NotMade() implements Expected {}

        /** It is refused, or the file then holds exactly this: both can be justified. */
        record MadeOrNot(String text) implements Expected {}
    }

    /**
     * Judges.
     *
     * @param made whether the tool says that the edit was made
     * @param before what the file held
     * @param after what it holds
     */
    static Verdict of(Expected expected, boolean made, String before, String after) {
        if (!made) {
            return !after.equals(before) ? SILENT_CORRUPTION : expected instanceof Expected.Made ? FALSE_REFUSAL : SAFE_REFUSAL;
        }
        var right = switch (expected) {
            case Expected.Made(var text) -> Optional.of(text);
            case Expected.MadeOrNot(var text) -> Optional.of(text);
            case Expected.NotMade _ -> Optional.<String>empty();
        };
        return right.equals(Optional.of(after)) ? CORRECT : SILENT_CORRUPTION;
    }
}
