/** Part queries, parsed from one line of text. */
@NullMarked
package io.atopile.mcp.parts.query;

import org.jspecify.annotations.NullMarked;
