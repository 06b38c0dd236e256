/**
 * The protocol revisions with sessions, implemented with the MCP Java SDK: its sessions, its streams, its servlet. No other
 * package uses the SDK or its reactive types.
 */
@NullMarked
package io.atopile.mcp.server.mcp;

import org.jspecify.annotations.NullMarked;
