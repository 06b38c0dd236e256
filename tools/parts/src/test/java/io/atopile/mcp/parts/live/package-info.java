@NullMarked
package io.atopile.mcp.parts.live;

import org.jspecify.annotations.NullMarked;
