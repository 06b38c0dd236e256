package io.atopile.mcp.parts.query;

import io.atopile.mcp.parts.PartParameter;

/**
 * A condition on a parameter.
 *
 * @param text verbatim from the query
 */
public record ParameterCondition(PartParameter parameter, ParameterBounds bounds, String text) {}
