/**
 * The revisions of the protocol with sessions, carried by the MCP Java SDK: its sessions, its streams, its servlet. No
 * other package sees the SDK or its reactive types.
 */
@NullMarked
package io.atopile.mcp.server.mcp;

import org.jspecify.annotations.NullMarked;
