/** The two tools of the Codex of old, for clients that were written for them. */
@NullMarked
package io.atopile.mcp.agent.codex;

import org.jspecify.annotations.NullMarked;
