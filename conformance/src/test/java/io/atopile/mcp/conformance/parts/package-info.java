/** The programs of others that the server is checked with and against, and how they are run. */
@NullMarked
package io.atopile.mcp.conformance.parts;

import org.jspecify.annotations.NullMarked;
