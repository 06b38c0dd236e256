package io.atopile.mcp.agent;

import java.util.Optional;

/**
 * One change that a call made to a file of the project.
 *
 * @param undoId takes it back, with {@code project_undo_edit}
 * @param diff unified; kept in the store
 */
public record RunFileChange(String path, Optional<String> undoId, Optional<BlobId> diff) {}
