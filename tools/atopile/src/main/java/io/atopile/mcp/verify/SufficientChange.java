package io.atopile.mcp.verify;

/**
 * A change of one value with which a violated assertion is proven, all else equal, or one of several with which it is.
 *
 * @param parameter by its path from the entry
 * @param place of the statement that gives the parameter the value
 * @param oldValue the value in the statement, as written there
 * @param newValue what to write instead, in the same form
 * @param extent how far the value may be changed, such as {@code at most ± 0.43 %} or {@code 20.6 kΩ to 21.2 kΩ}
 */
public record SufficientChange(Kind kind, String parameter, PredicatePlace place, String oldValue, String newValue, String extent) {

    /** What changes. */
    public enum Kind {
        /** A smaller tolerance around the same value. */
        TOLERANCE,
        /** A smaller tolerance around the same value, which is enough only together with the other changes of this kind. */
        COMBINED,
        /** Another value with the same relative tolerance. */
        NOMINAL
    }
}
