/** Executes runs on this machine, with one thread and one directory per run. */
@NullMarked
package io.atopile.mcp.agent.engine;

import org.jspecify.annotations.NullMarked;
