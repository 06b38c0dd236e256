/** The JSON-RPC core, which is independent of transports, and the stdio server. */
@NullMarked
package io.atopile.mcp.server.dispatch;

import org.jspecify.annotations.NullMarked;
