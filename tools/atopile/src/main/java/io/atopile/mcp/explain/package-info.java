/** Explains why builds fail: finds causes in the current sources and suggests edits that would probably fix them. */
@NullMarked
package io.atopile.mcp.explain;

import org.jspecify.annotations.NullMarked;
