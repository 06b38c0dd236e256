/** The report that the user reads after a skill has run: for terminals and as an HTML page. */
@NullMarked
package io.atopile.mcp.skill.report;

import org.jspecify.annotations.NullMarked;
