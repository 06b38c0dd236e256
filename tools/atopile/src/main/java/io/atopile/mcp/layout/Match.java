package io.atopile.mcp.layout;

import java.util.List;

/** Which component a name means. */
public sealed interface Match {

    record One(Component component) implements Match {}

    /**
     * None of them.
     *
     * @param nearest names that are near
     */
    record None(List<String> nearest) implements Match {}

    /**
     * More than one.
     *
     * @param names of the components that it could mean
     */
    record Several(List<String> names) implements Match {}
}
