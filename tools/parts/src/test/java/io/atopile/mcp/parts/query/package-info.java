/** Checks of what queries and descriptions are read as. */
@NullMarked
package io.atopile.mcp.parts.query;

import org.jspecify.annotations.NullMarked;
