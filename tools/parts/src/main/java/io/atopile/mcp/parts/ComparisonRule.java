package io.atopile.mcp.parts;

/** How a parameter's value is compared with the requested one. */
public enum ComparisonRule {
    /** Must be equal, such as a resistance. */
    EXACT,
    /** Must be equal or higher, such as a rating. */
    AT_LEAST,
    /** Must be equal or lower, such as a tolerance. */
    AT_MOST
}
