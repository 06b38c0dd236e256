/** Tests of the prover: a table of assertions with verdicts written by hand, and properties of its arithmetic. */
@NullMarked
package io.atopile.mcp.verify;

import org.jspecify.annotations.NullMarked;
