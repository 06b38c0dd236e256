/** Queries to atopile's language server: errors, hover information and locations, in milliseconds once it is warm. */
@NullMarked
package io.atopile.mcp.language;

import org.jspecify.annotations.NullMarked;
