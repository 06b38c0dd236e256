/** Tools, their results, and the one chain through which every call runs. */
@NullMarked
package io.atopile.mcp.tool;

import org.jspecify.annotations.NullMarked;
