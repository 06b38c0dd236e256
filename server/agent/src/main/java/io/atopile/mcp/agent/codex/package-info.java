/** The two tools of the former {@code codex mcp-server}, for clients that were written for them. */
@NullMarked
package io.atopile.mcp.agent.codex;

import org.jspecify.annotations.NullMarked;
