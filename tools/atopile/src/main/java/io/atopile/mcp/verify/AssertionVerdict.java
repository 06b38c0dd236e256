package io.atopile.mcp.verify;

/** What verification found out about an assertion. */
public enum AssertionVerdict {
    /** It holds for all values that the design allows. */
    PROVEN,
    /** It fails at a point that the design allows. */
    VIOLATED,
    /** Neither was shown. */
    UNDECIDED,
    /** There is nothing to prove: the assertion itself is what gives its parameter a range. */
    STATED
}
