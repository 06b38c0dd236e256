/** The agent's interface to language models, and its implementation on the Responses API. */
@NullMarked
package io.atopile.mcp.model;

import org.jspecify.annotations.NullMarked;
