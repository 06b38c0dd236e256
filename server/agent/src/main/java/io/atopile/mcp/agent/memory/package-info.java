/** What a run has learnt, and which of it no longer holds: a fold of what happened, without file, clock or thread. */
@NullMarked
package io.atopile.mcp.agent.memory;

import org.jspecify.annotations.NullMarked;
