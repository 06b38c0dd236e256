/** Shows the agent's runs to a person at a terminal, who controls them there. */
@NullMarked
package io.atopile.mcp.server.shell;

import org.jspecify.annotations.NullMarked;
