/** A Python process per project that has imported atopile, and runs builds in forks of itself in a tenth of the time. */
@NullMarked
package io.atopile.mcp.interpreter;

import org.jspecify.annotations.NullMarked;
