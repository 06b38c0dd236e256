@NullMarked
package io.atopile.mcp.parts.value;

import org.jspecify.annotations.NullMarked;
