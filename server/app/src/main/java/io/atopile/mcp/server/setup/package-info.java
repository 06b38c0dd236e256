/** Installing the pinned atopile for this server alone. */
@NullMarked
package io.atopile.mcp.server.setup;

import org.jspecify.annotations.NullMarked;
