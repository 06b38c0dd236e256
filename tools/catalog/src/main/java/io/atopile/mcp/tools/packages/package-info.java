/** Package tools. */
@NullMarked
package io.atopile.mcp.tools.packages;

import org.jspecify.annotations.NullMarked;

