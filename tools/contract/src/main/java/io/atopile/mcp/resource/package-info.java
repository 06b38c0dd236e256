/** Resources that clients can browse and read by URI. */
@NullMarked
package io.atopile.mcp.resource;

import org.jspecify.annotations.NullMarked;
