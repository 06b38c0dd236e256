@NullMarked
package io.atopile.mcp.build;

import org.jspecify.annotations.NullMarked;
