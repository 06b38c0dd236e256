/** What the agent needs of a language model, and how the Responses API gives it. */
@NullMarked
package io.atopile.mcp.model;

import org.jspecify.annotations.NullMarked;
