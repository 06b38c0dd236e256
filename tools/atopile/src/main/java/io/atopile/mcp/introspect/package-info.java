/** The structure of designs, read with atopile's own compiler. */
@NullMarked
package io.atopile.mcp.introspect;

import org.jspecify.annotations.NullMarked;
