/** The tools on builds: run, follow, read, end. */
@NullMarked
package io.atopile.mcp.tools.build;

import org.jspecify.annotations.NullMarked;
