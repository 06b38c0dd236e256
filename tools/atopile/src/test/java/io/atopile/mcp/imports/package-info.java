@NullMarked
package io.atopile.mcp.imports;

import org.jspecify.annotations.NullMarked;
