@NullMarked
package io.atopile.mcp.parts.install;

import org.jspecify.annotations.NullMarked;
