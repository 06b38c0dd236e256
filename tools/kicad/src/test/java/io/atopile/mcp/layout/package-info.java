@NullMarked
package io.atopile.mcp.layout;

import org.jspecify.annotations.NullMarked;
