/** A model that plays recorded replies, for tests and for the demo, which needs no API key. */
@NullMarked
package io.atopile.mcp.model.scripted;

import org.jspecify.annotations.NullMarked;
