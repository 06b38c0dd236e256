/** Files of a project: which may be accessed at all, and how one is replaced atomically. */
@NullMarked
package io.atopile.mcp.file;

import org.jspecify.annotations.NullMarked;
