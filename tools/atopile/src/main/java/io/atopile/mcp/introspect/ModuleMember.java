package io.atopile.mcp.introspect;

import java.util.Optional;

/**
 * Something that a design has below its entry.
 *
 * @param path from the entry, such as {@code psu.c_in}
 * @param kind {@code module}, {@code interface}, {@code component} or {@code parameter}
 * @param type the name of its type
 * @param place file, line and column where it is declared; absent inside the standard library
 * @param spec the values that a parameter is declared with, where atopile tells them
 */
public record ModuleMember(String path, String kind, String type, Optional<String> place, Optional<String> spec) {}
