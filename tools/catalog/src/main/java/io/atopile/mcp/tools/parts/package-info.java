/** Parts tools: search, compare, install. */
@NullMarked
package io.atopile.mcp.tools.parts;

import org.jspecify.annotations.NullMarked;

