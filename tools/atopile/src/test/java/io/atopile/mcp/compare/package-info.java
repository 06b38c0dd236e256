@NullMarked
package io.atopile.mcp.compare;

import org.jspecify.annotations.NullMarked;
