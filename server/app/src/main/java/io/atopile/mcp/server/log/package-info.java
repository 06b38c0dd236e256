/** What the server writes down about itself. */
@NullMarked
package io.atopile.mcp.server.log;

import org.jspecify.annotations.NullMarked;
