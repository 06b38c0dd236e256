/** Designs as atopile's own compiler sees them. */
@NullMarked
package io.atopile.mcp.introspect;

import org.jspecify.annotations.NullMarked;
