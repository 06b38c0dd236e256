/** Reads git repositories without executing anything in them or writing to them. */
@NullMarked
package io.atopile.mcp.git;

import org.jspecify.annotations.NullMarked;
