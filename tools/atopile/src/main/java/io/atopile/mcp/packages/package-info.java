/** Reusable designs: those in atopile's registry, those a project has, and how one becomes the other. */
@NullMarked
package io.atopile.mcp.packages;

import org.jspecify.annotations.NullMarked;
