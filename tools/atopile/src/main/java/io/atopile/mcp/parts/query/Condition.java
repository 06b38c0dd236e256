package io.atopile.mcp.parts.query;

import io.atopile.mcp.parts.Parameter;

/**
 * What a parameter must fulfil.
 *
 * @param text as it was asked
 */
public record Condition(Parameter parameter, Bounds bounds, String text) {}
