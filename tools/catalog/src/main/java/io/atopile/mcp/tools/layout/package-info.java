/** Tools for KiCad layouts. */
@NullMarked
package io.atopile.mcp.tools.layout;

import org.jspecify.annotations.NullMarked;

