package io.atopile.mcp.agent;

import java.util.Optional;

/**
 * Which model a run asks, and how.
 *
 * @param window tokens that it can take in
 * @param outputSchema JSON Schema of the final answer
 */
public record RunModel(
        String name, long window, Optional<String> effort, Optional<String> verbosity, Optional<BlobId> outputSchema) {}
