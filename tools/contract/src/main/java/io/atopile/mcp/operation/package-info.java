/**
 * Long operations (builds, skill runs, agent runs) on disk: {@link io.atopile.mcp.operation.OperationStore} creates, finds, lists
 * and deletes their directories, {@link io.atopile.mcp.operation.OperationDirectory} has the journal and the lease of one.
 */
@NullMarked
package io.atopile.mcp.operation;

import org.jspecify.annotations.NullMarked;
