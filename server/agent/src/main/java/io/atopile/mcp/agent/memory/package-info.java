/** What a run has learned, and which of it is stale: a fold of its events, without files, clocks or threads. */
@NullMarked
package io.atopile.mcp.agent.memory;

import org.jspecify.annotations.NullMarked;
