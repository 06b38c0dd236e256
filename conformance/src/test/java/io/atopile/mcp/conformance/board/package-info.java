/** The sample boards, copied for a test to work on. */
@NullMarked
package io.atopile.mcp.conformance.board;

import org.jspecify.annotations.NullMarked;
