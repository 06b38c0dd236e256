/** What the user chose: in files, in the environment and on the command line, laid over one another. */
@NullMarked
package io.atopile.mcp.server.settings;

import org.jspecify.annotations.NullMarked;
