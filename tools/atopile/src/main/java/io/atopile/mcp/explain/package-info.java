/** Why builds fail: causes found in the sources as they are now, and edits that would probably mend them. */
@NullMarked
package io.atopile.mcp.explain;

import org.jspecify.annotations.NullMarked;
