/** Carries a run out on this machine: one thread a run, one folder a run. */
@NullMarked
package io.atopile.mcp.agent.engine;

import org.jspecify.annotations.NullMarked;
