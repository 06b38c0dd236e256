/** The shipped program at its two ends: that it always starts, and that it ends when it is told to. */
@NullMarked
package io.atopile.mcp.conformance.start;

import org.jspecify.annotations.NullMarked;
