@NullMarked
package io.atopile.mcp.hashline;

import org.jspecify.annotations.NullMarked;
