package io.atopile.mcp.agent;

import java.util.Optional;

/**
 * A change that a call made to a project file.
 *
 * @param undoId undoes the change, with {@code project_undo_edit}
 * @param diff unified diff, in the blob store
 */
public record RunFileChange(String path, Optional<String> undoId, Optional<BlobId> diff) {}
