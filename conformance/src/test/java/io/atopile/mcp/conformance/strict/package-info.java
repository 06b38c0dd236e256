/** Clients of other makers, which validate every answer, use the server as its users' clients do. */
@NullMarked
package io.atopile.mcp.conformance.strict;

import org.jspecify.annotations.NullMarked;
