package io.atopile.mcp.agent;

import java.util.Optional;

/**
 * The model of a run and its options.
 *
 * @param window context window in tokens
 * @param outputSchema JSON Schema that the final answer must match
 */
public record RunModel(
        String name, long window, Optional<String> effort, Optional<String> verbosity, Optional<BlobId> outputSchema) {}
