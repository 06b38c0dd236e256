@NullMarked
package io.atopile.mcp.yaml;

import org.jspecify.annotations.NullMarked;
