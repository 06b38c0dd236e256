package io.atopile.mcp.compare;

import io.atopile.mcp.build.DesignVariables.Standing;
import java.util.Locale;
import java.util.Optional;

/** A parameter in a build's report: the spec, the actual value of the picked part, and whether the value meets the spec. */
public record DesignParameter(Optional<String> spec, Optional<String> actual, Standing standing) {

    String words() {
        return standing.name().toLowerCase(Locale.ROOT);
    }
}
