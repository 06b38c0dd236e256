/** Conversations written down, each held over every transport. */
@NullMarked
package io.atopile.mcp.conformance.transcript;

import org.jspecify.annotations.NullMarked;
