/** Tools that list and create projects. */
@NullMarked
package io.atopile.mcp.tools.workspace;

import org.jspecify.annotations.NullMarked;

