/** Designs with random faults, through the shipped program. */
@NullMarked
package io.atopile.mcp.conformance.mutation;

import org.jspecify.annotations.NullMarked;
