@NullMarked
package io.atopile.mcp.parts.assembly;

import org.jspecify.annotations.NullMarked;
