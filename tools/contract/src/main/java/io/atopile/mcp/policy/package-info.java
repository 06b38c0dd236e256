/** Decides which effects are allowed, need approval, or are refused. */
@NullMarked
package io.atopile.mcp.policy;

import org.jspecify.annotations.NullMarked;
