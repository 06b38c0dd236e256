@NullMarked
package io.atopile.mcp.agent.run;

import org.jspecify.annotations.NullMarked;
