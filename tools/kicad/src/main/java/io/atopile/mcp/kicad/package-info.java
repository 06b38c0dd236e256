/** KiCad's command line program: finding it, and checking and plotting boards with it. */
@NullMarked
package io.atopile.mcp.kicad;

import org.jspecify.annotations.NullMarked;
