/** The Messages API of Anthropic, which some gateways and servers of open models have too. */
@NullMarked
package io.atopile.mcp.model.messages;

import org.jspecify.annotations.NullMarked;
