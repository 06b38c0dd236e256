/** The agent, through the program that is shipped. */
@NullMarked
package io.atopile.mcp.conformance.agent;

import org.jspecify.annotations.NullMarked;
