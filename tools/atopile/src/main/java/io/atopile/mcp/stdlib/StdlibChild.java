package io.atopile.mcp.stdlib;

import io.atopile.mcp.tool.Doc;

/**
 * A part of a standard-library type that a design connects, or whose own parts it reaches.
 *
 * @param name as it is written after the dot
 * @param type the type's name
 */
public record StdlibChild(@Doc("As written after the dot.") String name, String type) {}
