/** Skills as tools. */
@NullMarked
package io.atopile.mcp.skill.tool;

import org.jspecify.annotations.NullMarked;
