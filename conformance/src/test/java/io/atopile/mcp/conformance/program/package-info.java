/** The shipped program from outside: started as clients and users start it, on boards that are really built. */
@NullMarked
package io.atopile.mcp.conformance.program;

import org.jspecify.annotations.NullMarked;
