/** KiCad's command line: where it is, and what it says of a board. */
@NullMarked
package io.atopile.mcp.kicad;

import org.jspecify.annotations.NullMarked;
