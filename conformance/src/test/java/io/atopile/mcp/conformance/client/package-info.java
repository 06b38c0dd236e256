/** The far end of a transport: one client for tests that must hold over all of them. */
@NullMarked
package io.atopile.mcp.conformance.client;

import org.jspecify.annotations.NullMarked;
