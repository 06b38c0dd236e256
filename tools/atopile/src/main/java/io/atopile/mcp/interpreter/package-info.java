/** Python processes that have imported atopile, each for one project, and run builds in forks of themselves in a fraction of the time. */
@NullMarked
package io.atopile.mcp.interpreter;

import org.jspecify.annotations.NullMarked;
