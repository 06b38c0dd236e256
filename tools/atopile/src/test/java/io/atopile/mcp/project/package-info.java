@NullMarked
package io.atopile.mcp.project;

import org.jspecify.annotations.NullMarked;
