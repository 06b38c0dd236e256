/** Child processes, each of which has an owner, ends reliably and leaves nothing behind. */
@NullMarked
package io.atopile.mcp.process;

import org.jspecify.annotations.NullMarked;
