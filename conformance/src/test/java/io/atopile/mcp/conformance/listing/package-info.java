/** What the real server lists, and the rules that hold for every tool in the list. */
@NullMarked
package io.atopile.mcp.conformance.listing;

import org.jspecify.annotations.NullMarked;
