/** The Chat Completions API, which most servers of open models and most gateways have. */
@NullMarked
package io.atopile.mcp.model.chat;

import org.jspecify.annotations.NullMarked;
