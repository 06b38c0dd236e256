/** Text in a terminal: colours by tone, and the widths of characters; both only as far as the terminal supports them. */
@NullMarked
package io.atopile.mcp.terminal;

import org.jspecify.annotations.NullMarked;
