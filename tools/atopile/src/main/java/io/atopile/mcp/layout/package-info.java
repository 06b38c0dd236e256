/** Boards as KiCad keeps them: read by place, so that a change touches nothing but what it is about. */
@NullMarked
package io.atopile.mcp.layout;

import org.jspecify.annotations.NullMarked;
