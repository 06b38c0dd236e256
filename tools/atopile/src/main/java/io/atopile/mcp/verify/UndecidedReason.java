package io.atopile.mcp.verify;

import java.util.List;

/** Why an assertion was neither proven nor refuted. */
public enum UndecidedReason {
    /** Inputs have no value, or no bounded one. */
    NO_VALUE("no bounded value is known of %s"),
    /** The equations of a parameter lead back to it. */
    CYCLE("the equations of %s depend on each other"),
    /** The values that inputs are given have nothing in common. */
    CONTRADICTORY_VALUES("the values of %s contradict each other"),
    /** A formula has values that a parameter's other statements exclude. */
    OTHER_VALUES("the formula also has values that other statements about %s exclude"),
    /** A root, logarithm, power or quotient may have no value for some inputs, but no such point was found. */
    MAY_BE_UNDEFINED("the expression may have no value for some values of %s"),
    /** The search ended before the range was known closely enough. */
    SEARCH_LIMIT("the search over %s ended before it was decided"),
    /** The equations follow each other too deeply, or the exponents of numbers are too large. */
    TOO_LARGE("the expression is too large"),
    /** The expression has a form that the prover doesn't support. */
    NOT_SUPPORTED("the expression has a form that isn't supported (%s)");

    private final String text;

    UndecidedReason(String text) {
        this.text = text;
    }

    /** Returns the reason as a clause that names the parameters. */
    public String describe(List<String> parameters) {
        return text.formatted(String.join(", ", parameters));
    }
}
