package io.atopile.mcp.parts.catalogue;

import io.atopile.mcp.parts.Parameter;
import io.atopile.mcp.parts.Part;
import java.util.List;

/**
 * A part that fulfils a query as far as is known.
 *
 * @param unknown what was asked for and this place knows nothing of
 */
public record Match(Part part, List<Parameter> unknown) {

    public Match {
        unknown = List.copyOf(unknown);
    }
}
