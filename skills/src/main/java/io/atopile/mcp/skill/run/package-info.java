/** Runs skills: the steps one after the other, written down, so that a run can be resumed, cancelled and told of. */
@NullMarked
package io.atopile.mcp.skill.run;

import org.jspecify.annotations.NullMarked;
