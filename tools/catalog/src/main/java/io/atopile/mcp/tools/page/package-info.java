/** Long lists, shown piece by piece. */
@NullMarked
package io.atopile.mcp.tools.page;

import org.jspecify.annotations.NullMarked;
