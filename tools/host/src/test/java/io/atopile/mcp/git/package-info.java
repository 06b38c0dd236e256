@NullMarked
package io.atopile.mcp.git;

import org.jspecify.annotations.NullMarked;
