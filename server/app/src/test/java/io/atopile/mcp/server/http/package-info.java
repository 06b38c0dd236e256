@NullMarked
package io.atopile.mcp.server.http;

import org.jspecify.annotations.NullMarked;
