@NullMarked
package io.atopile.mcp.agent.tool;

import org.jspecify.annotations.NullMarked;
