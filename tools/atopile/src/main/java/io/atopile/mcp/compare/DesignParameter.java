package io.atopile.mcp.compare;

import io.atopile.mcp.build.DesignVariables.Standing;
import java.util.Locale;
import java.util.Optional;

/** What a build said of one parameter: what the design allows, what the chosen part has, and whether that fits. */
public record DesignParameter(Optional<String> spec, Optional<String> actual, Standing standing) {

    String words() {
        return standing.name().toLowerCase(Locale.ROOT);
    }
}
