@NullMarked
package io.atopile.mcp.parts.kicad;

import org.jspecify.annotations.NullMarked;
