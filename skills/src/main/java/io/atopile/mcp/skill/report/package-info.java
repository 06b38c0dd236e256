/** What a person reads after a skill has run, for terminals, as a page and as Markdown. */
@NullMarked
package io.atopile.mcp.skill.report;

import org.jspecify.annotations.NullMarked;
