/** The Responses API over HTTP: asked in streams, again where that may help, and never trusted with more than its key. */
@NullMarked
package io.atopile.mcp.model.responses;

import org.jspecify.annotations.NullMarked;
