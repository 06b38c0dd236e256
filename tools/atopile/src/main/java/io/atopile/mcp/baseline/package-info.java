/** Designs as they were at a git revision: exported into a folder of ours, built there, and kept for the next comparison. */
@NullMarked
package io.atopile.mcp.baseline;

import org.jspecify.annotations.NullMarked;
