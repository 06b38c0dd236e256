/** A client of the Responses API over HTTP, with streaming and retries. */
@NullMarked
package io.atopile.mcp.model.responses;

import org.jspecify.annotations.NullMarked;
