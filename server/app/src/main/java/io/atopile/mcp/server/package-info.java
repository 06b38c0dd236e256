/** The program: its commands, its settings, and the wiring of all modules. */
@NullMarked
package io.atopile.mcp.server;

import org.jspecify.annotations.NullMarked;
