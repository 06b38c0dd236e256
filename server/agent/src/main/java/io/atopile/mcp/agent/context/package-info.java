/** The context of a run: the system prompt, the instructions of the user and the project, and the context pack. */
@NullMarked
package io.atopile.mcp.agent.context;

import org.jspecify.annotations.NullMarked;
