/** The shipped program on what an earlier version of it has left behind. */
@NullMarked
package io.atopile.mcp.conformance.state;

import org.jspecify.annotations.NullMarked;
