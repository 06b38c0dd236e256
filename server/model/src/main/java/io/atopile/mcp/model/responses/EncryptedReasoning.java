package io.atopile.mcp.model.responses;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows which models give their reasoning encrypted, to be carried back to a provider that keeps nothing: all of them are
 * asked to, until one refuses because it doesn't reason.
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
