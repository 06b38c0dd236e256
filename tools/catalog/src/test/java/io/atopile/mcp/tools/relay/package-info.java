/** Tests of calls through other tools. */
@NullMarked
package io.atopile.mcp.tools.relay;

import org.jspecify.annotations.NullMarked;
