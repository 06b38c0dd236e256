/** Compares two designs: parts, nets, parameters, BOM, board, packages, assertions and files. */
@NullMarked
package io.atopile.mcp.compare;

import org.jspecify.annotations.NullMarked;
