package io.atopile.mcp.introspect;

import java.util.Optional;

/**
 * A member of a design below its entry.
 *
 * @param path from the entry, such as {@code psu.c_in}
 * @param kind {@code module}, {@code interface}, {@code component} or {@code parameter}
 * @param type the name of its type
 * @param place file, line and column of its declaration; absent inside the standard library
 * @param spec the declared values of a parameter, if atopile reports them
 */
public record ModuleMember(String path, String kind, String type, Optional<String> place, Optional<String> spec) {}
