/** Whether anything that a caller names leads out of the project. */
@NullMarked
package io.atopile.mcp.conformance.escape;

import org.jspecify.annotations.NullMarked;
