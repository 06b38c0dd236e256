@NullMarked
package io.atopile.mcp.file;

import org.jspecify.annotations.NullMarked;
