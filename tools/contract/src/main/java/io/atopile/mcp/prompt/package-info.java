/** Prepared messages that the user picks in a client. */
@NullMarked
package io.atopile.mcp.prompt;

import org.jspecify.annotations.NullMarked;
