/** The launcher and the distributions it starts, as a shell and a client meet them. */
@NullMarked
package io.atopile.mcp.conformance.launcher;

import org.jspecify.annotations.NullMarked;
