/** Builds: run one at a time per target, kept on record from the first moment, and told truthfully. */
@NullMarked
package io.atopile.mcp.build;

import org.jspecify.annotations.NullMarked;
