package io.atopile.mcp.packages;

import io.atopile.mcp.dialect.LogPatterns;
import io.atopile.mcp.dialect.MessagePattern;
import io.atopile.mcp.packages.PackageChange.Fault;
import java.util.Map;

/** Classifies a failure by atopile's output; unrecognized output is {@link Fault#OTHER}. */
final class SyncFault {

    private static final Map<Fault, MessagePattern> SIGNS = Map.of(
            Fault.UNKNOWN, MessagePattern.UNKNOWN_PACKAGE,
            Fault.INCOMPATIBLE, MessagePattern.INCOMPATIBLE_PACKAGE,
            Fault.CLASH, MessagePattern.PACKAGE_CLASH,
            Fault.MODIFIED, MessagePattern.MODIFIED_PACKAGE,
            Fault.REGISTRY, MessagePattern.REGISTRY_FAILURE);

    private SyncFault() {}

    static Fault of(String words, LogPatterns patterns) {
        return SIGNS.entrySet().stream()
                .filter(sign -> patterns.matches(sign.getValue(), words))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse(Fault.OTHER);
    }
}
