@NullMarked
package io.atopile.mcp.tools.design;

import org.jspecify.annotations.NullMarked;
