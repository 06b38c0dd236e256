@NullMarked
package io.atopile.mcp.process;

import org.jspecify.annotations.NullMarked;
