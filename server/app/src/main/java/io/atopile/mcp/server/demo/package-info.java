/** The demonstration: a board with a fault, and a model with recorded replies. */
@NullMarked
package io.atopile.mcp.server.demo;

import org.jspecify.annotations.NullMarked;
