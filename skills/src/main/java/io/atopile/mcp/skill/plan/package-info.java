/** What a skill declares: its input, steps and output; and the check that all of it fits the tools. */
@NullMarked
package io.atopile.mcp.skill.plan;

import org.jspecify.annotations.NullMarked;
