/** Tools for the standard library of the installed atopile. */
@NullMarked
package io.atopile.mcp.tools.stdlib;

import org.jspecify.annotations.NullMarked;

