/** Runs of the agent: what they are given, where they live and how they are kept. */
@NullMarked
package io.atopile.mcp.agent.run;

import org.jspecify.annotations.NullMarked;
