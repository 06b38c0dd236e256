/**
 * MCP over streamable HTTP: what holds for every request at the door, and Jetty under it. No other package sees Jetty.
 */
@NullMarked
package io.atopile.mcp.server.http;

import org.jspecify.annotations.NullMarked;
