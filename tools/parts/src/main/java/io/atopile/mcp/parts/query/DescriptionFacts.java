package io.atopile.mcp.parts.query;

import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.PartParameter;
import java.util.Map;
import java.util.Optional;

/** The facts in a supplier's description of a part; whatever it doesn't say for certain is absent. */
public record DescriptionFacts(PartCategory kind, Optional<String> packageName, Optional<String> variant, Map<PartParameter, Double> values) {

    public DescriptionFacts {
        values = Map.copyOf(values);
    }
}
