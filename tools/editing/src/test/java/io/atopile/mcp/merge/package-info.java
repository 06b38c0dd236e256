@NullMarked
package io.atopile.mcp.merge;

import org.jspecify.annotations.NullMarked;
