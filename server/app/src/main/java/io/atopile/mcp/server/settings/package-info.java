/** The user's settings: read from files, the environment and the command line, and applied one on top of the other. */
@NullMarked
package io.atopile.mcp.server.settings;

import org.jspecify.annotations.NullMarked;
