/** The real Codex as a client, with a scripted model behind it. */
@NullMarked
package io.atopile.mcp.conformance.codex;

import org.jspecify.annotations.NullMarked;
