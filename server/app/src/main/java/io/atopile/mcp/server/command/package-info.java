/** The commands of {@code atopile-mcp}, one file each. */
@NullMarked
package io.atopile.mcp.server.command;

import org.jspecify.annotations.NullMarked;
