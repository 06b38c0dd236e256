/** What a skill declares of itself: its input, its steps, its output, and whether all of that fits the tools. */
@NullMarked
package io.atopile.mcp.skill.plan;

import org.jspecify.annotations.NullMarked;
