/**
 * The agent's turn as data: steps, events and the state they fold into. Nothing here uses files, the network, clocks or
 * threads.
 */
@NullMarked
package io.atopile.mcp.agent;

import org.jspecify.annotations.NullMarked;
