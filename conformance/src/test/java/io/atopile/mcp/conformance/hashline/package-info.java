/** Proof that an anchored edit lands on the lines that were read or nowhere: faults, drift, chains, kills, figures. */
@NullMarked
package io.atopile.mcp.conformance.hashline;

import org.jspecify.annotations.NullMarked;
