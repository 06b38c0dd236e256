/** Agent runs: their settings, where they are stored and how long they are kept. */
@NullMarked
package io.atopile.mcp.agent.run;

import org.jspecify.annotations.NullMarked;
