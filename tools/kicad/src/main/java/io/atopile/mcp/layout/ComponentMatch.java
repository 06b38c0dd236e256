package io.atopile.mcp.layout;

import java.util.List;

/** The component that a name refers to. */
public sealed interface ComponentMatch {

    record One(BoardComponent component) implements ComponentMatch {}

    /**
     * No component matches.
     *
     * @param nearest similar names
     */
    record None(List<String> nearest) implements ComponentMatch {}

    /**
     * Several components match.
     *
     * @param names of the components that match
     */
    record Several(List<String> names) implements ComponentMatch {}
}
