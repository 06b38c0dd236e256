/** Syntax checks of source text with the installed atopile's own grammar. */
@NullMarked
package io.atopile.mcp.syntax;

import org.jspecify.annotations.NullMarked;
