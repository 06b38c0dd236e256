/** Installs the pinned atopile for this server only. */
@NullMarked
package io.atopile.mcp.server.setup;

import org.jspecify.annotations.NullMarked;
