package io.atopile.mcp.parts.query;

import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.PartParameter;
import java.util.Map;
import java.util.Optional;

/** What a supplier's words say of a part; what they don't say for certain is absent. */
public record DescriptionFacts(PartCategory kind, Optional<String> packageName, Optional<String> variant, Map<PartParameter, Double> values) {

    public DescriptionFacts {
        values = Map.copyOf(values);
    }
}
