/** Every tool against every way of calling it wrongly. */
@NullMarked
package io.atopile.mcp.conformance.fault;

import org.jspecify.annotations.NullMarked;
