package io.atopile.mcp.parts.query;

/** A term of a query that has no effect on the results, and the reason. */
public record IgnoredTerm(String text, String reason) {}
