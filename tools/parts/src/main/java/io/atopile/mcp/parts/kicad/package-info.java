/** KiCad's symbol and footprint libraries, as a source of parts. */
@NullMarked
package io.atopile.mcp.parts.kicad;

import org.jspecify.annotations.NullMarked;
