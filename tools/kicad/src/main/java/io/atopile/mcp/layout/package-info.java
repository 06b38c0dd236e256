/** Boards in KiCad's file format: parsed with text positions, so that an edit changes nothing but its target. */
@NullMarked
package io.atopile.mcp.layout;

import org.jspecify.annotations.NullMarked;
