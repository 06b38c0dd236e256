/** Build targets: which one a call means, and how they are added and renamed. */
@NullMarked
package io.atopile.mcp.tools.targets;

import org.jspecify.annotations.NullMarked;
