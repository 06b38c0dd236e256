/** Build targets: resolving, adding and renaming them. */
@NullMarked
package io.atopile.mcp.tools.targets;

import org.jspecify.annotations.NullMarked;

