package io.atopile.mcp.parts.query;

import io.atopile.mcp.parts.PartParameter;

/**
 * What a parameter must fulfil.
 *
 * @param text as it was asked
 */
public record ParameterCondition(PartParameter parameter, ParameterBounds bounds, String text) {}
