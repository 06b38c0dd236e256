/** What {@code design_overview} says of boards, and how many tokens it takes. */
@NullMarked
package io.atopile.mcp.conformance.overview;

import org.jspecify.annotations.NullMarked;
