/** The tools on what there is to work on. */
@NullMarked
package io.atopile.mcp.tools.workspace;

import org.jspecify.annotations.NullMarked;
