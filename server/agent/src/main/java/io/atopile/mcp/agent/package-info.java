/** The agent's turn as data: steps, events, the state they fold into. Nothing here touches files, network, clock or threads. */
@NullMarked
package io.atopile.mcp.agent;

import org.jspecify.annotations.NullMarked;
