/** Builds: one at a time per target, recorded from the moment they are requested, and reported accurately. */
@NullMarked
package io.atopile.mcp.build;

import org.jspecify.annotations.NullMarked;
