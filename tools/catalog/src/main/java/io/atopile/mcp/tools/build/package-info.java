/** Build tools: run, follow, read, cancel. */
@NullMarked
package io.atopile.mcp.tools.build;

import org.jspecify.annotations.NullMarked;

