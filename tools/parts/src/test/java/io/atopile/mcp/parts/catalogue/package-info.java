@NullMarked
package io.atopile.mcp.parts.catalogue;

import org.jspecify.annotations.NullMarked;
