/** The agent as tools: to start a run, to follow it, to answer it, to stop it. */
@NullMarked
package io.atopile.mcp.agent.tool;

import org.jspecify.annotations.NullMarked;
