@NullMarked
package io.atopile.mcp.agent.engine;

import org.jspecify.annotations.NullMarked;
