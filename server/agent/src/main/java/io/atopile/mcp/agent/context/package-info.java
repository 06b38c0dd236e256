/** What a model is told before it is asked: who it is, what the user and the project want, and how the project stands. */
@NullMarked
package io.atopile.mcp.agent.context;

import org.jspecify.annotations.NullMarked;
