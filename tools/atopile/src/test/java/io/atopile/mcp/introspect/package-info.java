/** Tests of the programs that compile a design to read it. */
@NullMarked
package io.atopile.mcp.introspect;

import org.jspecify.annotations.NullMarked;
