@NullMarked
package io.atopile.mcp.packages;

import org.jspecify.annotations.NullMarked;
