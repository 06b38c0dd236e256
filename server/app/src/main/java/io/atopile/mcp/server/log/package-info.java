/** The server's own logs. */
@NullMarked
package io.atopile.mcp.server.log;

import org.jspecify.annotations.NullMarked;
