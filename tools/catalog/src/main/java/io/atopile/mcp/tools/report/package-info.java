/** Tools that read build results. */
@NullMarked
package io.atopile.mcp.tools.report;

import org.jspecify.annotations.NullMarked;

