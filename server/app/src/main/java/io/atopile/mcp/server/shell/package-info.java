/** The agent's runs as a person at a terminal sees and steers them. */
@NullMarked
package io.atopile.mcp.server.shell;

import org.jspecify.annotations.NullMarked;
