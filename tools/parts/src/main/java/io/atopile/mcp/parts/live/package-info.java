/** Parts from atopile's components service. */
@NullMarked
package io.atopile.mcp.parts.live;

import org.jspecify.annotations.NullMarked;
