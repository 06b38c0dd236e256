@NullMarked
package io.atopile.mcp.http;

import org.jspecify.annotations.NullMarked;
