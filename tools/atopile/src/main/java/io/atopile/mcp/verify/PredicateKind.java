package io.atopile.mcp.verify;

/** Where a predicate of a design comes from, which decides whether it has to be proven. */
public enum PredicateKind {
    /** An {@code assert} of the source. */
    ASSERTION,
    /** An assignment, a library's default, a part's data or a connection: taken as true. */
    VALUE,
    /** The range that a standard gives an interface of the library, such as USB's supply: a value only if the source states none. */
    SPECIFICATION,
    /** What values a library allows at all, such as "not negative": taken as true, but it doesn't give a parameter its value. */
    DOMAIN
}
