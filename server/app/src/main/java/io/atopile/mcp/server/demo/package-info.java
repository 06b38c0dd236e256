/** The demonstration: a board with a fault, and a model whose replies are written down. */
@NullMarked
package io.atopile.mcp.server.demo;

import org.jspecify.annotations.NullMarked;
