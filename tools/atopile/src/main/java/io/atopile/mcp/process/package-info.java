/** Child processes, each with an owner, an end, and nothing left behind. */
@NullMarked
package io.atopile.mcp.process;

import org.jspecify.annotations.NullMarked;
