package io.atopile.mcp.layout;

import java.util.List;

/** Which component a name means. */
public sealed interface ComponentMatch {

    record One(BoardComponent component) implements ComponentMatch {}

    /**
     * None of them.
     *
     * @param nearest names that are near
     */
    record None(List<String> nearest) implements ComponentMatch {}

    /**
     * More than one.
     *
     * @param names of the components that it could mean
     */
    record Several(List<String> names) implements ComponentMatch {}
}
