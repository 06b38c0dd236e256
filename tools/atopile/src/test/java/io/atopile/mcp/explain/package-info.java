/** Tests of explanations, most of them with the real ato. */
@NullMarked
package io.atopile.mcp.explain;

import org.jspecify.annotations.NullMarked;
