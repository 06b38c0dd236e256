package io.atopile.mcp.stdlib;

import io.atopile.mcp.tool.Doc;

/**
 * A child of a standard-library type, which a design connects or whose own members it accesses.
 *
 * @param name as written after the dot
 * @param type the type's name
 */
public record StdlibChild(@Doc("As written after the dot.") String name, String type) {}
