/** Recipes for the work that board engineers repeat. */
@NullMarked
package io.atopile.mcp.skill;

import org.jspecify.annotations.NullMarked;
