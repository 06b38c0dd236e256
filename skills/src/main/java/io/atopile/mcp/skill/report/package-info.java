/** The report that the user reads after a skill has run: for terminals, as an HTML page and as Markdown. */
@NullMarked
package io.atopile.mcp.skill.report;

import org.jspecify.annotations.NullMarked;
