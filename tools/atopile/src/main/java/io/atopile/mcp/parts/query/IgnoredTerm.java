package io.atopile.mcp.parts.query;

/** A piece of a query that changes nothing in what is found, and why. */
public record IgnoredTerm(String text, String reason) {}
