/** File tools: list, search, read, edit. */
@NullMarked
package io.atopile.mcp.tools.files;

import org.jspecify.annotations.NullMarked;

