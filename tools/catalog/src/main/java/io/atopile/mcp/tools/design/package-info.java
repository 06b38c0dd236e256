/** The tools that tell what a design means and what is wrong with it, without building it. */
@NullMarked
package io.atopile.mcp.tools.design;

import org.jspecify.annotations.NullMarked;
