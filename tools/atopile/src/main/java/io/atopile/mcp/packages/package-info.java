/** Reusable designs: packages in atopile's registry, packages installed in a project, and how they are installed. */
@NullMarked
package io.atopile.mcp.packages;

import org.jspecify.annotations.NullMarked;
