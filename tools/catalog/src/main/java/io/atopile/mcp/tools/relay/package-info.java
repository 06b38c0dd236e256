/**
 * Tools through which a client reaches the tools that its list leaves out: {@code tools_find} describes them, {@code tools_read} and
 * {@code tools_call} call them ({@link io.atopile.mcp.tool.CallRelay}).
 */
@NullMarked
package io.atopile.mcp.tools.relay;

import org.jspecify.annotations.NullMarked;
