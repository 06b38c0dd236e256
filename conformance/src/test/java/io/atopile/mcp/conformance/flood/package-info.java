/**
 * The shipped program's HTTP face under abuse: {@link io.atopile.mcp.conformance.flood.Flood} names each kind, and
 * {@link io.atopile.mcp.conformance.flood.HonestCaller} is who must be served beside it.
 */
@NullMarked
package io.atopile.mcp.conformance.flood;

import org.jspecify.annotations.NullMarked;
