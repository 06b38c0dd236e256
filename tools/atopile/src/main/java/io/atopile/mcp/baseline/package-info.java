/** Designs at a git revision: exported to a private directory, built there, and cached for the next comparison. */
@NullMarked
package io.atopile.mcp.baseline;

import org.jspecify.annotations.NullMarked;
