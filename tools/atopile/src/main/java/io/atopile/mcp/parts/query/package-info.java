/** What people ask for when they look for a part, read from one line of text. */
@NullMarked
package io.atopile.mcp.parts.query;

import org.jspecify.annotations.NullMarked;
