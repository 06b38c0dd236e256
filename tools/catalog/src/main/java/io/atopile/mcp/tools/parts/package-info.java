/** The tools on parts: finding, comparing and installing them. */
@NullMarked
package io.atopile.mcp.tools.parts;

import org.jspecify.annotations.NullMarked;
