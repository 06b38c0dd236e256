@NullMarked
package io.atopile.mcp.tools.workspace;

import org.jspecify.annotations.NullMarked;
