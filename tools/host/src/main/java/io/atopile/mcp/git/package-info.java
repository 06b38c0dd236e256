/** Reads what a git repository holds, and neither runs nor writes anything of it. */
@NullMarked
package io.atopile.mcp.git;

import org.jspecify.annotations.NullMarked;
