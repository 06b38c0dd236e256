/** Whether source text can be parsed, asked of the installed atopile's own grammar. */
@NullMarked
package io.atopile.mcp.syntax;

import org.jspecify.annotations.NullMarked;
