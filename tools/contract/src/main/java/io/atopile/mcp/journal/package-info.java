/** Append-only records on disk that survive a crash. */
@NullMarked
package io.atopile.mcp.journal;

import org.jspecify.annotations.NullMarked;
