/** The sandbox around child processes, as the shipped program uses it. */
@NullMarked
package io.atopile.mcp.conformance.sandbox;

import org.jspecify.annotations.NullMarked;
