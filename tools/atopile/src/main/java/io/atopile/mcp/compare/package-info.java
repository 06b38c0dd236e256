/** Tells two designs apart: what differs in parts, nets, parameters, bill, board, packages, assertions and files. */
@NullMarked
package io.atopile.mcp.compare;

import org.jspecify.annotations.NullMarked;
