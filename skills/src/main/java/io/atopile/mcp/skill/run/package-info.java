/** Runs skills: executes the steps in order and journals them, so that a run can be resumed, cancelled and reported. */
@NullMarked
package io.atopile.mcp.skill.run;

import org.jspecify.annotations.NullMarked;
