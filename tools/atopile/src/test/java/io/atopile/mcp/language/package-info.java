@NullMarked
package io.atopile.mcp.language;

import org.jspecify.annotations.NullMarked;
