package io.atopile.mcp.parts;

/** When another value of a parameter will do as well as the wanted one. */
public enum ComparisonRule {
    /** Only the same: a resistance. */
    EXACT,
    /** As much or more: a rating. */
    AT_LEAST,
    /** As little or less: a tolerance. */
    AT_MOST
}
