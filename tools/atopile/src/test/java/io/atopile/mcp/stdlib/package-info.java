/** Tests of the index of the standard library. */
@NullMarked
package io.atopile.mcp.stdlib;

import org.jspecify.annotations.NullMarked;
