package io.atopile.mcp.parts.catalogue;

import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartParameter;
import java.util.List;

/**
 * A part that fulfils a query as far as is known.
 *
 * @param unknown what was asked for and this place knows nothing of
 */
public record PartMatch(Part part, List<PartParameter> unknown) {

    public PartMatch {
        unknown = List.copyOf(unknown);
    }
}
