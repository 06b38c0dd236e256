/** Gemini's own API. */
@NullMarked
package io.atopile.mcp.model.gemini;

import org.jspecify.annotations.NullMarked;
