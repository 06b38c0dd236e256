/** Paging of long lists. */
@NullMarked
package io.atopile.mcp.tools.page;

import org.jspecify.annotations.NullMarked;
