/** What atopile reports of a built design, and whether it is still true of the design. */
@NullMarked
package io.atopile.mcp.report;

import org.jspecify.annotations.NullMarked;
