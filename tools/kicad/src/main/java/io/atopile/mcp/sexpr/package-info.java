/** The s-expressions that KiCad's files are made of. */
@NullMarked
package io.atopile.mcp.sexpr;

import org.jspecify.annotations.NullMarked;
