package io.atopile.mcp.verify;

import java.util.List;
import java.util.Optional;

/**
 * An assertion of one instance of a module, with its verdict as text.
 *
 * @param text the statement
 * @param subject the first parameter in it, by its path from the entry, which tells instances of a module apart
 * @param range the values that its left side can have, as far as they are known
 * @param reason why it has this verdict, as a sentence
 * @param corner the inputs at which it fails
 * @param conflict the statements that contradict each other, this one among them
 * @param certificate the proof or counter-example in the format of {@link ProofText}
 */
public record VerifiedAssertion(
        PredicatePlace place,
        String text,
        String subject,
        AssertionVerdict verdict,
        Optional<String> range,
        String reason,
        List<CornerInput> corner,
        List<SourceStatement> conflict,
        List<String> certificate) {

    /** The value of an input at the corner. */
    public record CornerInput(String parameter, String value) {}

    /** A statement of the source. */
    public record SourceStatement(String file, int line, String text) {}

    public VerifiedAssertion {
        corner = List.copyOf(corner);
        conflict = List.copyOf(conflict);
        certificate = List.copyOf(certificate);
    }

    public boolean isViolated() {
        return verdict == AssertionVerdict.VIOLATED;
    }
}
