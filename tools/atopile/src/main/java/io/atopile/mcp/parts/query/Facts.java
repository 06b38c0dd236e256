package io.atopile.mcp.parts.query;

import io.atopile.mcp.parts.Parameter;
import io.atopile.mcp.parts.PartKind;
import java.util.Map;
import java.util.Optional;

/** What a supplier's words say of a part; what they don't say for certain is absent. */
public record Facts(PartKind kind, Optional<String> packageName, Optional<String> variant, Map<Parameter, Double> values) {

    public Facts {
        values = Map.copyOf(values);
    }
}
