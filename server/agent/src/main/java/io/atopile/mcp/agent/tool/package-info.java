/** The agent's tools: start, follow, answer, cancel and list runs. */
@NullMarked
package io.atopile.mcp.agent.tool;

import org.jspecify.annotations.NullMarked;
