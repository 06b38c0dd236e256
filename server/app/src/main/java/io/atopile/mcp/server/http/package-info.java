/** MCP over streamable HTTP: the checks that apply to every request, and Jetty underneath. No other package uses Jetty. */
@NullMarked
package io.atopile.mcp.server.http;

import org.jspecify.annotations.NullMarked;
