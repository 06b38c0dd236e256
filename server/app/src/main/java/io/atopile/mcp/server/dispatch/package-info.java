/** Our own JSON-RPC core, free of any transport, and the stdio face on it. */
@NullMarked
package io.atopile.mcp.server.dispatch;

import org.jspecify.annotations.NullMarked;
