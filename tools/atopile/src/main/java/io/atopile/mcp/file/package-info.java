/** Files of a project: what may be touched at all, and how one is replaced without ever standing half-written. */
@NullMarked
package io.atopile.mcp.file;

import org.jspecify.annotations.NullMarked;
