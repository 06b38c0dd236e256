/** Parts that atopile's components service knows. */
@NullMarked
package io.atopile.mcp.parts.live;

import org.jspecify.annotations.NullMarked;
