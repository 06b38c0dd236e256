package io.atopile.mcp.model.responses;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers which models don't support encrypted reasoning. It is requested from every model, because a provider that stores no
 * conversations needs it back, until the model refuses because it doesn't reason.
 */
final class EncryptedReasoning {

    private final Set<String> without = ConcurrentHashMap.newKeySet();

    boolean isAskedOf(String model) {
        return !without.contains(model);
    }

    void isRefusedBy(String model) {
        without.add(model);
    }
}
