/** The rules of the house, held by tests: who may know whom, and how long anything may grow. */
@NullMarked
package io.atopile.mcp.conformance.house;

import org.jspecify.annotations.NullMarked;
