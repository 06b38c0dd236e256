package io.atopile.mcp.parts.catalogue;

import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartParameter;
import java.util.List;

/**
 * A part that matches a query as far as is known.
 *
 * @param unknown requested parameters whose values the source doesn't know
 */
public record PartMatch(Part part, List<PartParameter> unknown) {

    public PartMatch {
        unknown = List.copyOf(unknown);
    }
}
