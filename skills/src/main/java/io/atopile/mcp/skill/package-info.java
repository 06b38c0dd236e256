/** Skills: documented procedures for the tasks that board engineers repeat. */
@NullMarked
package io.atopile.mcp.skill;

import org.jspecify.annotations.NullMarked;
