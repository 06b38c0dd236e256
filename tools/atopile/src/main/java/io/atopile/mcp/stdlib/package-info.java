/** The standard library of the installed atopile, as it describes itself. */
@NullMarked
package io.atopile.mcp.stdlib;

import org.jspecify.annotations.NullMarked;
