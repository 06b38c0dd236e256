/** Installs the pinned atopile for this server only, and creates the indexes that calls need. */
@NullMarked
package io.atopile.mcp.server.setup;

import org.jspecify.annotations.NullMarked;
